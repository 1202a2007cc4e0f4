-- One step of a worker: take over what a blocked wait delivered, finish what is done, claim what comes next.
-- Atomic, so a task is always in Redis: in a list, in a staging list, or in this worker's in-flight hash.
-- The first write is always a removal: Redis allows that when it is full, and then allows the rest of the script.
--
-- A claim field is the queue's letter, the claim number, then `a<attempt>` from the second attempt on, then `s` for a
-- suspect (a task that was in the hands of workers that died), then `l` or `t` when it left a limited lane (per account,
-- per TR): p17, n18a2, n19s, n20a2s, n21l.
--
-- KEYS[1] in-flight hash of this worker (claim field -> payload; `lease`; `tick`: base of the last claim; `control`)
-- KEYS[2] priority queue   KEYS[3] staging list   KEYS[4] dead letters   KEYS[5] count of dropped dead letters
-- KEYS[6] retries (zset: due, epoch ms)           KEYS[7] suspects (list)
-- KEYS[8] normal queue     KEYS[9] staging list   KEYS[10] dead letters   KEYS[11] count of dropped dead letters
-- KEYS[12] retries         KEYS[13] suspects
-- KEYS[14] prefix of the priority lane lists   KEYS[15] prefix of the normal lane lists   KEYS[16] names of limited lanes
--          with tasks (set). Which lanes there are is found in the tasks; their lists have the slot of the prefix.
-- KEYS[17..] in this order: response key of each answer, callback list of each callback, record and waiting list of
--            each shared call, lane list of each parked task, lane lists of each closed lane (priority, then normal)
--
-- ARGV[1] claim: tasks to take at most, besides those of limited lanes
-- ARGV[2] base: the claims given out are numbered base+1 .. base+claim+all room; it only ever grows
-- ARGV[3] TTL of responses and callback lists, seconds   ARGV[4] dead letters kept per list
-- ARGV[5] of the tasks to take, so many normal ones before any priority one (fair share)
-- ARGV[6] '1' when retries may be due   ARGV[7] '1' when a suspect may be taken
-- ARGV[8] this worker's id   ARGV[9] version of the control settings it obeys, '' for none
-- then counted groups:
--   adoptions:  { letter, claim field, payload }      a delivered task moves from staging to the hash
--   finished:   { claim field }                       postponed and parked ones too
--   answers:    { body }                              one key each
--   callbacks:  { number of the answer }              one key each
--   shared:     { 'keep' or 'forget' or 'retry', TTL ms, body without its task_id }   two keys each
--   burials:    { letter, claim field, entry as JSON without its closing brace }      the payload is added here
--   postponed:  { letter, claim field, delay ms, attempt to come }
--   parked:     { letter, claim field, version of the control settings that close the lane }   one key each: its list
--   waits:      { letter, claim field, lane }         no room for it: back to the lane's list, a retry to the retries
--   lanes:      { name }                              closed lanes, `KIS:default` or `KIS:*`; two keys each
--   limited:    { provider, 'l' or 't' }              whose tasks wait in lanes, per account or per TR
--   rooms:      { lane, room, urgent }                limited lanes that may give out so many tasks, and so many
--                                                    priority ones beyond that
--
-- Reply: { alive, unknown, fault, more, retry, control, waiting, unused, field, payload, field, payload... }
--   alive    1, or 0 when this worker's lease is gone: nothing was claimed and nothing was written
--   unknown  finished fields that were no longer ours (0 but after a lost lease or a repeated tick)
--   fault    '' or why a queue could not be read: a key of another type must not stop the other queue
--   more     1 when the lists may hold more
--   retry    ms until the next retry is due, -1 for none; only looked up when ARGV[6] is '1'
--   control  version of the pause and drain settings; '' when they were never changed. When it is not the one the
--            worker obeys, nothing is claimed, and what it wanted to park goes back to the head of its queue
--   waiting  { lane, priority, normal, ... }: tasks that wait for permits
--   unused   { lane, room, ... }: room that brought no task

local inflight = KEYS[1]
local ttl, deadLimit = ARGV[3], tonumber(ARGV[4])
local queues = {
  p = { list = KEYS[2], staging = KEYS[3], dead = KEYS[4], dropped = KEYS[5], retries = KEYS[6], suspects = KEYS[7] },
  n = { list = KEYS[8], staging = KEYS[9], dead = KEYS[10], dropped = KEYS[11], retries = KEYS[12], suspects = KEYS[13] },
}
local at, key = 9, 16

local function group(width)
  at = at + 1
  local first = at + 1
  at = at + tonumber(ARGV[at]) * width
  return first, at
end

local clock
local function now()
  if not clock then
    local time = redis.call('TIME')
    clock = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  end
  return clock
end

local function whole(number)
  return string.format('%d', number)
end

-- unpack() of a whole group overflows Lua's stack when the group is large.
local function inChunks(command, name, values)
  local done = 0
  for first = 1, #values, 1000 do
    done = done + redis.call(command, name, unpack(values, first, math.min(first + 999, #values)))
  end
  return done
end

local marks = redis.call('HMGET', inflight, 'lease', 'tick', 'control')
local control = marks[3] or ''
if not marks[1] then
  return { 0, 0, '', 0, -1, control, {}, {} }
end

local first, last = group(3)
for i = first, last, 3 do
  if redis.call('LREM', queues[ARGV[i]].staging, 1, ARGV[i + 2]) == 1 then
    redis.call('HSET', inflight, ARGV[i + 1], ARGV[i + 2])
  end
end

local finishedFirst, finishedLast = group(1)
local answersFirst, answersLast = group(1)
local callbacksFirst, callbacksLast = group(1)
local sharedFirst, sharedLast = group(3)
local burialsFirst, burialsLast = group(3)
local postponedFirst, postponedLast = group(4)
local parkedFirst, parkedLast = group(3)
local waitsFirst, waitsLast = group(3)
local lanesFirst, lanesLast = group(1)
local limitedFirst, limitedLast = group(2)
local roomsFirst, roomsLast = group(3)

local kept = {}
for i = burialsFirst, burialsLast, 3 do
  kept[ARGV[i + 1]] = redis.call('HGET', inflight, ARGV[i + 1])
end
for i = postponedFirst, postponedLast, 4 do
  kept[ARGV[i + 1]] = redis.call('HGET', inflight, ARGV[i + 1])
end
for i = parkedFirst, parkedLast, 3 do
  kept[ARGV[i + 1]] = redis.call('HGET', inflight, ARGV[i + 1])
end

for i = waitsFirst, waitsLast, 3 do
  kept[ARGV[i + 1]] = redis.call('HGET', inflight, ARGV[i + 1])
end

local unknown = 0
local finished = finishedLast - finishedFirst + 1
if finished > 0 then
  local fields = {}
  for i = finishedFirst, finishedLast do
    fields[#fields + 1] = ARGV[i]
  end
  unknown = finished - inChunks('HDEL', inflight, fields)
end

-- All unknown: the answers were stored when this tick ran the first time. Some unknown (a Redis that came back with
-- older data): keep whatever answer is there already.
local write = unknown < finished
for i = answersFirst, answersLast do
  key = key + 1
  -- pcall: a key of another type is its owner's fault and must not stop the other answers.
  if write and unknown == 0 then
    redis.pcall('SET', KEYS[key], ARGV[i], 'EX', ttl)
  elseif write then
    redis.pcall('SET', KEYS[key], ARGV[i], 'EX', ttl, 'NX')
  end
end
for i = callbacksFirst, callbacksLast do
  key = key + 1
  if write then
    redis.pcall('RPUSH', KEYS[key], ARGV[answersFirst - 1 + tonumber(ARGV[i])])
    redis.pcall('EXPIRE', KEYS[key], ttl)
  end
end

-- The tasks that waited for a shared call go back to the head of their queues; its record answers them.
for i = sharedFirst, sharedLast, 3 do
  local record, waiting = KEYS[key + 1], KEYS[key + 2]
  key = key + 2
  if write then
    if ARGV[i] == 'retry' then
      redis.call('HSET', record, 'state', 'retrying')
    else
      local tasks = redis.call('LRANGE', waiting, 0, -1)
      local caller = redis.call('HGET', record, 'task') or ''
      redis.call('DEL', record, waiting)
      if ARGV[i] == 'keep' then
        redis.call('HSET', record, 'state', 'done', 'task', caller, 'body', ARGV[i + 2])
        redis.call('PEXPIRE', record, ARGV[i + 1])
      end
      for j = #tasks, 1, -1 do
        redis.call('LPUSH', queues[string.sub(tasks[j], 1, 1)].list, string.sub(tasks[j], 2))
      end
    end
  end
end

for i = burialsFirst, burialsLast, 3 do
  local payload = kept[ARGV[i + 1]]
  if payload then
    local queue = queues[ARGV[i]]
    local entry = ARGV[i + 2] .. ',"time_ms":' .. whole(now()) .. ',"payload":' .. cjson.encode(payload) .. '}'
    local excess = redis.call('RPUSH', queue.dead, entry) - deadLimit
    if excess > 0 then
      redis.call('LTRIM', queue.dead, excess, -1)
      redis.call('INCRBY', queue.dropped, excess)
    end
  end
end

for i = postponedFirst, postponedLast, 4 do
  local payload = kept[ARGV[i + 1]]
  if payload then
    local member = ARGV[i + 3] .. ';' .. ARGV[8] .. '/' .. ARGV[i + 1] .. ';' .. payload
    redis.call('ZADD', queues[ARGV[i]].retries, whole(now() + tonumber(ARGV[i + 2])), member)
  end
end

for i = parkedFirst, parkedLast, 3 do
  key = key + 1
  local payload = kept[ARGV[i + 1]]
  local attempt = string.match(ARGV[i + 1], 'a(%d+)')
  if payload and attempt then
    -- A list would forget the attempt, and with it that this task makes a shared call: it stays a retry and asks again.
    local member = attempt .. ';' .. ARGV[8] .. '/' .. ARGV[i + 1] .. ';' .. payload
    redis.call('ZADD', queues[ARGV[i]].retries, whole(now() + 1000), member)
  elseif payload and control == ARGV[i + 2] then
    redis.call('RPUSH', KEYS[key], payload)
  elseif payload then
    redis.call('LPUSH', queues[ARGV[i]].list, payload)
  end
end

local closed, limited, rooms, urgent, order, room = {}, {}, {}, {}, {}, 0
for i = lanesFirst, lanesLast do
  closed[ARGV[i]] = { p = KEYS[key + 1], n = KEYS[key + 2] }
  key = key + 2
end
for i = limitedFirst, limitedLast, 2 do
  limited[ARGV[i]] = ARGV[i + 1]
end
for i = roomsFirst, roomsLast, 3 do
  order[#order + 1] = ARGV[i]
  rooms[ARGV[i]], urgent[ARGV[i]] = tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  room = room + rooms[ARGV[i]] + urgent[ARGV[i]]
end
local routing = createRouting({
  closed = closed,
  limited = limited,
  rooms = rooms,
  urgent = urgent,
  order = order,
  prefixes = { p = KEYS[14], n = KEYS[15] },
  registry = KEYS[16],
})

for i = waitsFirst, waitsLast, 3 do
  local payload = kept[ARGV[i + 1]]
  local attempt = string.match(ARGV[i + 1], 'a(%d+)')
  if payload and attempt then
    local member = attempt .. ';' .. ARGV[8] .. '/' .. ARGV[i + 1] .. ';' .. payload
    redis.call('ZADD', queues[ARGV[i]].retries, whole(now()), member)
  elseif payload then
    routing.wait(ARGV[i + 2], ARGV[i], payload)
  end
end

local claim, base = tonumber(ARGV[1]), tonumber(ARGV[2])
local most = claim + room
local reply = { 1, unknown, '', 0, -1, control, {}, {} }

-- A tick sent again because its reply was lost: hand out what its first run claimed, claim nothing.
if most > 0 and marks[2] and tonumber(marks[2]) >= base then
  local entries = redis.call('HGETALL', inflight)
  for i = 1, #entries, 2 do
    local number = tonumber(string.match(entries[i], '^[pn](%d+)'))
    if number and number > base and number <= base + most then
      reply[#reply + 1] = entries[i]
      reply[#reply + 1] = entries[i + 1]
    end
  end
  most = 0
elseif most > 0 and control ~= ARGV[9] then
  most = 0
end
if most == 0 then
  reply[4] = claim > 0 and 1 or 0
  claim = 0
end

local leased = { 'tick', ARGV[2] }
local left, given = claim, 0
-- lane: the mark of a limited lane; such a task uses the lane's room, any other one of the tasks to take.
local function lease(letter, suffix, payload, lane)
  given = given + 1
  local field = letter .. whole(base + given) .. suffix .. (lane or '')
  if not lane then
    left = left - 1
  end
  reply[#reply + 1] = field
  reply[#reply + 1] = payload
  leased[#leased + 1] = field
  leased[#leased + 1] = payload
end

local skipped = false
local function takeRetries(letter)
  local queue = queues[letter]
  local look = math.max(left, room > 0 and 100 or 0)
  local due = redis.call('ZRANGEBYSCORE', queue.retries, '-inf', whole(now()), 'LIMIT', 0, look)
  for _, member in ipairs(due) do
    local attempt, payload = string.match(member, '^(%d+);[^;]*;(.*)$')
    local _, lane, mark = routing.placeLimited(payload, letter)
    if lane and not routing.takeRoom(lane, letter) then
      routing.countDue(lane, letter)
      skipped = true
    elseif lane or left > 0 then
      redis.call('ZREM', queue.retries, member)
      lease(letter, attempt == '1' and '' or 'a' .. attempt, payload, mark)
    end
  end
end

local function takeSuspect(letter)
  local member = redis.call('LPOP', queues[letter].suspects)
  if member then
    local attempt, payload = string.match(member, '^(%d+);(.*)$')
    lease(letter, (attempt == '1' and '' or 'a' .. attempt) .. 's', payload)
  end
  return member
end

local unseen = false
local function take(letter, want)
  local queue = queues[letter]
  local looked = 0
  while want > 0 and looked < 1000 do
    local payloads = redis.pcall('LPOP', queue.list, want)
    if not payloads then
      return
    end
    if payloads.err then
      reply[3] = queue.list .. ': ' .. payloads.err
      return
    end
    looked = looked + #payloads
    local popped, passed = #payloads, 0
    for i = 1, popped do
      local shut, lane, mark
      if routing.isNeeded then
        shut, lane, mark = routing.place(payloads[i], letter)
      end
      if shut then
        redis.call('RPUSH', shut, payloads[i])
      elseif lane and routing.takeRoom(lane, letter) then
        lease(letter, '', payloads[i], mark)
      elseif lane then
        routing.wait(lane, letter, payloads[i])
      else
        lease(letter, '', payloads[i])
      end
      passed = passed + ((shut or lane) and 1 or 0)
    end
    if popped < want then
      return
    end
    want = passed
  end
  -- One run looks at a limited number of tasks of other lanes; the next one goes on.
  unseen = unseen or want > 0
end

if most > 0 then
  -- Before the lists, or it would wait for ever behind a backlog; a worker has one at a time, so it is one slot at most.
  local suspect = left > 0 and ARGV[7] == '1' and takeSuspect('p')
  if ARGV[6] == '1' then
    takeRetries('p')
  end
  local normalFirst = math.min(left, tonumber(ARGV[5]))
  if normalFirst > 0 then
    take('n', normalFirst)
  end
  routing.takeWaiting('p', lease)
  if left > 0 then
    take('p', left)
  end
  if left > 0 and ARGV[7] == '1' and not suspect then
    takeSuspect('n')
  end
  if ARGV[6] == '1' then
    takeRetries('n')
  end
  routing.takeWaiting('n', lease)
  if left > 0 then
    take('n', left)
  end
  if claim > 0 then
    reply[4] = (left == 0 or unseen) and 1 or 0
  end
end
if #leased > 2 then
  inChunks('HSET', inflight, leased)
end
reply[7] = routing.waiting()
reply[8] = routing.unused()

if ARGV[6] == '1' then
  for _, queue in pairs(queues) do
    local next = redis.call('ZRANGE', queue.retries, 0, 0, 'WITHSCORES')
    if next[2] then
      local wait = math.max(skipped and 20 or 0, tonumber(next[2]) - now())
      reply[5] = reply[5] < 0 and wait or math.min(reply[5], wait)
    end
  end
end
return reply
