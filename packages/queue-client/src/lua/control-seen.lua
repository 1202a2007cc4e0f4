-- A worker tells that it obeys a version of the control settings.
--
-- KEYS[1] in-flight hash of the worker
-- ARGV[1] version
--
-- Reply: 1, or 0 when the worker's lease is gone

if redis.call('HEXISTS', KEYS[1], 'lease') == 0 then
  return 0
end
redis.call('HSET', KEYS[1], 'seen', ARGV[1])
return 1
