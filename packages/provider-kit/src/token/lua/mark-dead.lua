-- Mark the token of one generation dead, once. Atomic with the plain copy that programs of old read.
--
-- KEYS[1] state of the key (hash)   KEYS[2] the plain copy (string of JSON)
-- ARGV[1] now, epoch ms, or '' for the server's clock   ARGV[2] generation   ARGV[3] 1: there is a plain copy
-- Reply: false when that generation was dead or replaced before, else { ageMs, deaths in 24 hours, this one too }

local DAY = 86400000
local state = KEYS[1]
local fields = redis.call('HMGET', state, 'generation', 'value', 'issuedAt', 'deaths')
if fields[1] ~= ARGV[2] or not fields[2] then
  return false
end
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local deaths = { string.format('%.0f', now) }
for text in string.gmatch(fields[4] or '', '%d+') do
  if tonumber(text) > now - DAY then
    deaths[#deaths + 1] = text
  end
end
redis.call('HDEL', state, 'value')
redis.call('HSET', state, 'deaths', table.concat(deaths, ','))
if ARGV[3] == '1' then
  redis.call('DEL', KEYS[2])
end
return { string.format('%.0f', now - tonumber(fields[3])), tostring(#deaths) }
