-- Which lane a task belongs to, and whether it may leave Redis: prepended to tick.lua.
-- A limited lane gives out as many tasks as the worker has room (permits) for; the rest waits in the lane's own lists.
--
-- options: closed (lane name -> { p = list, n = list }), limited (provider -> 'l' lanes per account or 't' per TR),
--          rooms (lane name -> tasks it may give out), urgent (lane name -> priority tasks beyond that), order (lane names), prefixes ({ p, n } of the lane lists),
--          registry (set of the names of lanes whose lists may hold tasks)

local longestLaneName = 200

local function createRouting(options)
  local closed, limited, rooms = options.closed, options.limited, options.rooms
  local routing = { isNeeded = next(closed) ~= nil or next(limited) ~= nil, due = {} }

  -- Reply: list of its closed lane, or nil; name of its limited lane and the mark of its claim, or nil.
  -- What cannot be read has no lane: the worker buries it.
  function routing.place(payload, letter)
    local readable, task = pcall(cjson.decode, payload)
    if not readable or type(task) ~= 'table' or type(task.provider) ~= 'string' then
      return nil
    end
    local provider = string.upper(task.provider)
    local lane = provider .. ':' .. (type(task.account) == 'string' and task.account or 'default')
    local shut = closed[lane] or closed[provider .. ':*']
    if shut then
      return shut[letter]
    end
    local mark = limited[provider]
    if mark == 't' then
      lane = type(task.tr_id) == 'string' and lane .. ':' .. task.tr_id or nil
    end
    if not mark or not lane or #lane > longestLaneName then
      return nil
    end
    return nil, lane, mark
  end

  -- The same where only a limited lane matters; nothing is decoded when there is none.
  function routing.placeLimited(payload, letter)
    if next(limited) then
      return routing.place(payload, letter)
    end
  end

  -- A priority task may take the permit of a normal one that is not sent yet: it needs no room of its own.
  function routing.takeRoom(lane, letter)
    for _, left in ipairs({ rooms, letter == 'p' and options.urgent or nil }) do
      if (left[lane] or 0) > 0 then
        left[lane] = left[lane] - 1
        return true
      end
    end
    return false
  end

  -- A retry that is due and has no room: the worker is to reserve for it as well.
  function routing.countDue(lane, letter)
    local due = routing.due[lane] or { p = 0, n = 0 }
    due[letter] = due[letter] + 1
    routing.due[lane] = due
  end

  function routing.wait(lane, letter, payload)
    redis.call('RPUSH', options.prefixes[letter] .. lane, payload)
    redis.call('SADD', options.registry, lane)
  end

  local function isClosed(lane)
    if closed[string.match(lane, '^[^:]*') .. ':*'] then
      return true
    end
    for name in pairs(closed) do
      if lane == name or string.sub(lane, 1, #name + 1) == name .. ':' then
        return true
      end
    end
    return false
  end

  -- What waits in the lists of lanes with room, in their order.
  function routing.takeWaiting(letter, lease)
    for _, lane in ipairs(options.order) do
      local mark = limited[string.match(lane, '^[^:]*')]
      local most = rooms[lane] + (letter == 'p' and options.urgent[lane] or 0)
      if mark and most > 0 and not isClosed(lane) then
        local payloads = redis.pcall('LPOP', options.prefixes[letter] .. lane, most)
        if payloads and not payloads.err then
          for _, payload in ipairs(payloads) do
            routing.takeRoom(lane, letter)
            lease(letter, '', payload, mark)
          end
        end
      end
    end
  end

  -- Reply: { lane, priority tasks, normal tasks, ... } that wait for permits
  function routing.waiting()
    local reply, counted = {}, {}
    if next(limited) == nil then
      return reply
    end
    local function add(lane, priority, normal)
      counted[lane] = true
      local due = routing.due[lane] or { p = 0, n = 0 }
      if not isClosed(lane) and priority + normal + due.p + due.n > 0 then
        reply[#reply + 1] = lane
        reply[#reply + 1] = priority + due.p
        reply[#reply + 1] = normal + due.n
      end
    end
    for _, lane in ipairs(redis.call('SMEMBERS', options.registry)) do
      local priority = redis.call('LLEN', options.prefixes.p .. lane)
      local normal = redis.call('LLEN', options.prefixes.n .. lane)
      if priority + normal == 0 then
        redis.call('SREM', options.registry, lane)
      end
      add(lane, priority, normal)
    end
    for lane in pairs(routing.due) do
      if not counted[lane] then
        add(lane, 0, 0)
      end
    end
    return reply
  end

  -- Reply: { lane, room, ... } that brought no task
  function routing.unused()
    local reply = {}
    for _, lane in ipairs(options.order) do
      if rooms[lane] > 0 then
        reply[#reply + 1] = lane
        reply[#reply + 1] = rooms[lane]
      end
    end
    return reply
  end

  return routing
end

