-- Put what became of an order into its record, or take the record back. Only the attempt that made it may: a late
-- worker must not take away the record of the one that followed.
--
-- KEYS[1] the record   KEYS[2] who used the idempotency key (the record again when there is none)
-- ARGV[1] the record's text as the attempt made it   ARGV[2] its new text, '' to take it back
-- ARGV[3] its life, ms, if Redis lost it meanwhile   ARGV[4] task id, '' without an idempotency key

local record = redis.call('GET', KEYS[1])
if record and record ~= ARGV[1] then
  return 0
end
if ARGV[2] ~= '' then
  local life = record and redis.call('PTTL', KEYS[1]) or ARGV[3]
  redis.call('SET', KEYS[1], ARGV[2], 'PX', life)
  return 1
end
redis.call('DEL', KEYS[1])
if ARGV[4] ~= '' and redis.call('GET', KEYS[2]) == ARGV[4] then
  redis.call('DEL', KEYS[2])
end
return 1
