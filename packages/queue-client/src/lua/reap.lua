-- Return everything a worker holds to the head of its lists, in the order it was claimed, and end its lease.
-- Atomic: one reaper wins, and the worker's own late ticks find nothing to finish.
--
-- A worker that died is blamed on the tasks it had in hand: each counts a crash, and at the limit a task is condemned.
-- So that one poisonous task does not condemn its neighbours, a task one crash short of the limit becomes a suspect:
-- workers take one suspect at a time, and when such a worker dies, only its suspect is blamed.
--
-- KEYS[1] workers (zset)   KEYS[2] in-flight hash of the dead worker   KEYS[3] crashes (hash: payload digest -> count)
-- KEYS[4] priority queue   KEYS[5] its staging list of that worker   KEYS[6] its retries   KEYS[7] its suspects
-- KEYS[8] normal queue     KEYS[9] its staging list    KEYS[10] its retries  KEYS[11] its suspects
-- KEYS[12] in-flight hash of the reaper, which takes over condemned tasks to bury and answer them
-- KEYS[13] prefix of the priority lane lists   KEYS[14] prefix of the normal lane lists   KEYS[15] names of limited lanes
--          with tasks (set): what left a limited lane goes back to its head
-- ARGV[1] id of the dead worker
-- ARGV[2] 'farewell' when the worker itself hands its tasks back: nobody is to blame, and its lease may still run
--         'expired' when another worker found its lease run out
-- ARGV[3] crash limit   ARGV[4] seconds after the last crash until crashes are forgotten
-- ARGV[5] base: condemned tasks get the claim numbers base+1, ... of the reaper
--
-- Reply: false when the worker is alive or unknown,
--        else { priority tasks returned, normal tasks returned, condemned field, payload, field, payload... }

local expired = ARGV[2] == 'expired'
local deadline = redis.call('ZSCORE', KEYS[1], ARGV[1])
if expired then
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  if not deadline or tonumber(deadline) > now then
    return false
  end
end

local queues = {
  p = { list = KEYS[4], staging = KEYS[5], retries = KEYS[6], suspects = KEYS[7], lanes = KEYS[13] },
  n = { list = KEYS[8], staging = KEYS[9], retries = KEYS[10], suspects = KEYS[11], lanes = KEYS[14] },
}
for _, queue in pairs(queues) do
  queue.tasks, queue.returned = {}, 0
end
local suspected = false
local entries = redis.call('HGETALL', KEYS[2])
for i = 1, #entries, 2 do
  local letter, number, attempt, suspect, mark = string.match(entries[i], '^([pn])(%d+)a?(%d*)(s?)([lt]?)$')
  if letter then
    local task = { number = tonumber(number), attempt = attempt == '' and '1' or attempt, payload = entries[i + 1] }
    task.suspect = suspect == 's'
    task.mark = mark
    suspected = suspected or task.suspect
    table.insert(queues[letter].tasks, task)
  end
end

local holdsLease = redis.call('HEXISTS', KEYS[12], 'lease') == 1
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[2])

local limit = tonumber(ARGV[3])
local condemned, blamed = {}, false
local function crashesOf(task)
  if not expired or (suspected and not task.suspect) then
    return 0
  end
  blamed = true
  return redis.call('HINCRBY', KEYS[3], redis.sha1hex(task.payload), 1)
end

-- The limited lane a task left, as tick.lua named it; nil when it left none.
local function laneOf(task)
  if task.mark == '' then
    return nil
  end
  local readable, content = pcall(cjson.decode, task.payload)
  if not readable or type(content) ~= 'table' or type(content.provider) ~= 'string' then
    return nil
  end
  local account = type(content.account) == 'string' and content.account or 'default'
  local lane = string.upper(content.provider) .. ':' .. account
  return task.mark == 't' and lane .. ':' .. tostring(content.tr_id) or lane
end

for _, letter in ipairs({ 'p', 'n' }) do
  local queue = queues[letter]
  local laned = {}
  table.sort(queue.tasks, function(a, b) return a.number < b.number end)
  local head = {}
  for _, task in ipairs(queue.tasks) do
    local crashes = crashesOf(task)
    if crashes >= limit and holdsLease then
      local field = letter .. string.format('%d', tonumber(ARGV[5]) + #condemned / 2 + 1)
      condemned[#condemned + 1] = field
      condemned[#condemned + 1] = task.payload
      redis.call('HSET', KEYS[12], field, task.payload)
      redis.call('HDEL', KEYS[3], redis.sha1hex(task.payload))
    elseif task.suspect or crashes >= limit - 1 and crashes > 0 then
      redis.call('RPUSH', queue.suspects, task.attempt .. ';' .. task.payload)
      queue.returned = queue.returned + 1
    elseif task.attempt ~= '1' then
      redis.call('ZADD', queue.retries, 0, task.attempt .. ';' .. ARGV[1] .. '/' .. task.number .. ';' .. task.payload)
      queue.returned = queue.returned + 1
    elseif laneOf(task) then
      laned[#laned + 1] = { lane = laneOf(task), payload = task.payload }
    else
      head[#head + 1] = task.payload
    end
  end
  for i = #laned, 1, -1 do
    redis.call('LPUSH', queue.lanes .. laned[i].lane, laned[i].payload)
    redis.call('SADD', KEYS[15], laned[i].lane)
  end
  queue.returned = queue.returned + #laned
  -- Staged tasks were never started, so they are not to blame.
  for _, payload in ipairs(redis.call('LRANGE', queue.staging, 0, -1)) do
    head[#head + 1] = payload
  end
  redis.call('DEL', queue.staging)
  for i = #head, 1, -1 do
    redis.call('LPUSH', queue.list, head[i])
  end
  queue.returned = queue.returned + #head
end
if blamed then
  redis.call('EXPIRE', KEYS[3], ARGV[4])
end

local reply = { queues.p.returned, queues.n.returned }
for i = 1, #condemned do
  reply[#reply + 1] = condemned[i]
end
return reply
