-- Make the record of an order before it is sent, unless there is one.
--
-- KEYS[1] the record   KEYS[2] who used the idempotency key (the record again when there is none)
-- ARGV[1] the record's text   ARGV[2] its life, ms   ARGV[3] task id, '' without an idempotency key
-- ARGV[4] life of the idempotency key, ms
--
-- Reply: 1 it is made, or was made by this very attempt, whose first question went unanswered; 0 there is another

local record = redis.call('GET', KEYS[1])
if record then
  return record == ARGV[1] and 1 or 0
end
if ARGV[3] ~= '' then
  local owner = redis.call('GET', KEYS[2])
  if owner and owner ~= ARGV[3] then
    return 0
  end
  redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
