-- Replay or delete dead letters. A replayed payload joins the end of its queue, byte for byte as it was buried.
--
-- KEYS[1] dead letters   KEYS[2] the queue they came from   KEYS[3] crashes (hash: payload digest -> count)
-- ARGV[1] 'replay' or 'delete'   ARGV[2..] ids of the letters; none means all
--
-- Reply: how many letters it did this to

local wanted = {}
for i = 2, #ARGV do
  wanted[ARGV[i]] = true
end
local kept, payloads, done = {}, {}, 0
for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  local readable, letter = pcall(cjson.decode, entry)
  if not readable or type(letter) ~= 'table' or type(letter.payload) ~= 'string' then
    letter = { payload = entry }
  end
  if #ARGV == 1 or wanted[letter.id or ''] then
    done = done + 1
    payloads[#payloads + 1] = letter.payload
  else
    kept[#kept + 1] = entry
  end
end
if done == 0 then
  return 0
end

local function push(key, values)
  for first = 1, #values, 1000 do
    redis.call('RPUSH', key, unpack(values, first, math.min(first + 999, #values)))
  end
end
redis.call('DEL', KEYS[1])
push(KEYS[1], kept)
if ARGV[1] == 'replay' then
  for _, payload in ipairs(payloads) do
    redis.call('HDEL', KEYS[3], redis.sha1hex(payload))
  end
  push(KEYS[2], payloads)
end
return done
