-- One step of a worker: take over what a blocked wait delivered, finish what is done, claim what comes next.
-- Atomic, so a task is always in Redis: in its list, in a staging list, or in this worker's in-flight hash.
-- The first write is always a removal: Redis allows that when it is full, and then allows the rest of the script.
--
-- KEYS[1] in-flight hash of this worker (fields: claim -> payload, `lease`, `tick`)
-- KEYS[2] priority queue   KEYS[3] its staging list   KEYS[4] its dead letters   KEYS[5] its count of dropped dead letters
-- KEYS[6] normal queue     KEYS[7] its staging list   KEYS[8] its dead letters   KEYS[9] its count of dropped dead letters
-- KEYS[10..] the response key of each answer, then the callback list of each callback
--
-- ARGV[1] claim: tasks to take at most
-- ARGV[2] base: the claims given out are base+1 .. base+claim; it only ever grows
-- ARGV[3] TTL of responses and callback lists, seconds   ARGV[4] dead letters kept per list
-- then counted groups:
--   adoptions: { 'p' or 'n', claim field, payload }   a delivered task moves from staging to the hash
--   finished:  { claim field }
--   answers:   { body }                               one key each
--   callbacks: { number of the answer }               one key each
--   burials:   { 'p' or 'n', claim field, entry as JSON without its closing brace }   the payload is added to it here
--
-- Reply: { alive, unknown, priority, fault, payload... }
--   alive     1, or 0 when this worker's lease is gone: nothing was claimed and nothing was written
--   unknown   finished fields that were no longer ours (0 but after a lost lease or a repeated tick)
--   priority  how many of the payloads came from the priority queue: they have the fields p<base+1>..,
--             the rest go on with n<base+priority+1>..
--   fault     '' or why a queue could not be read: a key of another type must not stop the other queue

local inflight = KEYS[1]
local ttl, deadLimit = ARGV[3], tonumber(ARGV[4])
local at = 4

local function group(width)
  at = at + 1
  local first = at + 1
  at = at + tonumber(ARGV[at]) * width
  return first, at
end

-- unpack() of a whole group overflows Lua's stack when the group is large.
local function inChunks(command, key, values)
  local done = 0
  for first = 1, #values, 1000 do
    done = done + redis.call(command, key, unpack(values, first, math.min(first + 999, #values)))
  end
  return done
end

local marks = redis.call('HMGET', inflight, 'lease', 'tick')
if not marks[1] then
  return { 0, 0, 0, '' }
end

local first, last = group(3)
for i = first, last, 3 do
  local staging = ARGV[i] == 'p' and KEYS[3] or KEYS[7]
  if redis.call('LREM', staging, 1, ARGV[i + 2]) == 1 then
    redis.call('HSET', inflight, ARGV[i + 1], ARGV[i + 2])
  end
end

local finishedFirst, finishedLast = group(1)
local answersFirst, answersLast = group(1)
local callbacksFirst, callbacksLast = group(1)
local burialsFirst, burialsLast = group(3)

local buried = {}
for i = burialsFirst, burialsLast, 3 do
  buried[i] = redis.call('HGET', inflight, ARGV[i + 1])
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
if unknown < finished then
  local key = 9
  for i = answersFirst, answersLast do
    key = key + 1
    -- pcall: a key of another type is its owner's fault and must not stop the other answers.
    if unknown == 0 then
      redis.pcall('SET', KEYS[key], ARGV[i], 'EX', ttl)
    else
      redis.pcall('SET', KEYS[key], ARGV[i], 'EX', ttl, 'NX')
    end
  end
  for i = callbacksFirst, callbacksLast do
    key = key + 1
    redis.pcall('RPUSH', KEYS[key], ARGV[answersFirst - 1 + tonumber(ARGV[i])])
    redis.pcall('EXPIRE', KEYS[key], ttl)
  end
end

local now
for i = burialsFirst, burialsLast, 3 do
  if buried[i] then
    if not now then
      local time = redis.call('TIME')
      now = time[1] .. string.format('%03d', math.floor(tonumber(time[2]) / 1000))
    end
    local dead, dropped = KEYS[4], KEYS[5]
    if ARGV[i] == 'n' then
      dead, dropped = KEYS[8], KEYS[9]
    end
    local entry = ARGV[i + 2] .. ',"time_ms":' .. now .. ',"payload":' .. cjson.encode(buried[i]) .. '}'
    local excess = redis.call('RPUSH', dead, entry) - deadLimit
    if excess > 0 then
      redis.call('LTRIM', dead, excess, -1)
      redis.call('INCRBY', dropped, excess)
    end
  end
end

local claim, base = tonumber(ARGV[1]), tonumber(ARGV[2])
if claim == 0 then
  return { 1, unknown, 0, '' }
end

-- A tick sent again because its reply was lost: hand out what its first run claimed, claim nothing.
if marks[2] and tonumber(marks[2]) >= base then
  local reply = { 1, unknown, 0, '' }
  for _, queue in ipairs({ 'p', 'n' }) do
    for number = base + 1, base + claim do
      local payload = redis.call('HGET', inflight, queue .. string.format('%d', number))
      if payload then
        reply[#reply + 1] = payload
        if queue == 'p' then
          reply[3] = reply[3] + 1
        end
      end
    end
  end
  return reply
end

local reply = { 1, unknown, 0, '' }
local leased = { 'tick', ARGV[2] }
local function take(queue, letter, want)
  local payloads = redis.pcall('LPOP', queue, want)
  if not payloads then
    return 0
  end
  if payloads.err then
    reply[4] = queue .. ': ' .. payloads.err
    return 0
  end
  for i = 1, #payloads do
    reply[#reply + 1] = payloads[i]
    leased[#leased + 1] = letter .. string.format('%d', base + #reply - 4)
    leased[#leased + 1] = payloads[i]
  end
  return #payloads
end

reply[3] = take(KEYS[2], 'p', claim)
if reply[3] < claim then
  take(KEYS[6], 'n', claim - reply[3])
end
if #leased > 2 then
  inChunks('HSET', inflight, leased)
end
return reply
