-- Before a shared call: make it, wait for the one that is being made, or take the answer it gave.
-- The first write is a removal, so that a full Redis does not refuse.
--
-- KEYS[1] record of the call (hash: state running, retrying or done; worker, field, digest, task, body)
-- KEYS[2] its waiting list: queue letter + payload   KEYS[3] workers (zset)   KEYS[4] in-flight hash of this worker
-- KEYS[5] staging list of the task's queue: a task just delivered is there, until the next tick or this script moves it
-- ARGV[1] worker id   ARGV[2] claim field   ARGV[3] digest of the payload   ARGV[4] attempt   ARGV[5] task id
-- ARGV[6] the payload as delivered, or ''
--
-- Reply: { 'lost' } the task is not this worker's any more
--        { 'mine' } make the call, and tell its end by the tick that finishes it
--        { 'parked' } the task waits for the call of another and is out of this worker's hands
--        { 'done', task id of the call that was made, its body without task_id }

local payload = redis.call('HGET', KEYS[4], ARGV[2])
if not payload and ARGV[6] ~= '' and redis.call('LREM', KEYS[5], 1, ARGV[6]) == 1 then
  payload = ARGV[6]
  redis.call('HSET', KEYS[4], ARGV[2], payload)
end
if not payload then
  return { 'lost' }
end
local record = redis.call('HMGET', KEYS[1], 'state', 'worker', 'digest', 'task', 'body', 'field')
local state, worker, digest = record[1], record[2], record[3]
if state == 'done' then
  return { 'done', record[4] or '', record[5] }
end

-- A call is running as long as its worker is registered: whatever ends the claim ends the record in the same step.
-- The claim itself may ask twice, when the reply to its first question was lost.
local itself = worker == ARGV[1] and record[6] == ARGV[2]
local running = state == 'running' and not itself and redis.call('ZSCORE', KEYS[3], worker)
local retriesOther = state == 'retrying' and not (digest == ARGV[3] and tonumber(ARGV[4]) > 1)
if running or retriesOther then
  redis.call('HDEL', KEYS[4], ARGV[2])
  redis.call('RPUSH', KEYS[2], string.sub(ARGV[2], 1, 1) .. payload)
  return { 'parked' }
end
redis.call('HDEL', KEYS[1], 'body')
redis.call('HSET', KEYS[1], 'state', 'running', 'worker', ARGV[1], 'field', ARGV[2], 'digest', ARGV[3], 'task', ARGV[5])
redis.call('PERSIST', KEYS[1])
return { 'mine' }
