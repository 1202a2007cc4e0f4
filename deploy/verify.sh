#!/bin/sh
# Proves that this deployment does what its README says, with real containers: starts it, uses it, breaks it, stops it.
# Prints one PASS or FAIL per claim; the exit code is 0 only when all pass. Needs docker with compose, nothing else.
# It refuses to run beside a deployment that exists already, and removes what it started.
set -u
cd "$(dirname "$0")" || exit 1

redis=deploy-redis
mock=deploy-gateway-worker-mock
real=deploy-gateway-worker-real
worker=$mock
failures=0

pass() { echo "PASS  $1"; }
fail() { echo "FAIL  $1"; failures=$((failures + 1)); }
# check CLAIM COMMAND... : passes when the command succeeds.
check() { claim=$1; shift; if "$@" >/dev/null 2>&1; then pass "$claim"; else fail "$claim"; fi; }
# is CLAIM SEEN EXPECTED
is() { if [ "$2" = "$3" ]; then pass "$1: $2"; else fail "$1: $2, expected $3"; fi; }
# within SECONDS COMMAND... : tries until the command succeeds.
within() {
  tries=$(($1 * 4)); shift
  while [ "$tries" -gt 0 ]; do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.25; tries=$((tries - 1))
  done
  return 1
}
compose() { docker compose "$@"; }
inspect() { docker inspect --format "$1" "$worker" 2>/dev/null; }
health_is() { [ "$(inspect '{{.State.Health.Status}}')" = "$1" ]; }
cli() { docker exec "$redis" redis-cli "$@"; }
push() { cli -n 15 RPUSH "$1" "$2" >/dev/null; }
answered() { [ "$(cli -n 15 EXISTS "api:response:$1")" = 1 ]; }
answer_has() { cli -n 15 GET "api:response:$1" | grep -qF "$2"; }
logged() { docker logs "$worker" 2>&1 | grep -qF "$1"; }
exists() { [ -n "$(docker ps -aq --filter "name=^$1\$")" ]; }
runs() { [ -n "$(docker ps -q --filter "name=^$1\$")" ]; }
not() { ! "$@"; }

if exists "$redis" || exists "$mock" || exists "$real"; then
  echo "FAIL  $redis or a worker exists already; stop it first: docker compose --profile '*' down"
  exit 1
fi
volumes=''
docker volume inspect deploy_redis-data >/dev/null 2>&1 || volumes='--volumes'
# shellcheck disable=SC2086 # empty when the volume was there before: then it is not ours to remove
clean() { compose --profile hub-mock --profile hub-real down $volumes >/dev/null 2>&1; rm -rf "$HUB_SECRETS"; }
# Keys of nobody. They are read by another user than the one who wrote them: the directory keeps others out.
HUB_SECRETS=$(mktemp -d)
export HUB_SECRETS
for secret in kis-app-key kis-app-secret kiwoom-app-key kiwoom-app-secret; do
  echo "planted-$secret" >"$HUB_SECRETS/$secret"
done
echo 12345678-01 >"$HUB_SECRETS/kis-account-number"
chmod 444 "$HUB_SECRETS"/*
# Nothing listens there, inside the container.
export KIS_BASE_URL=http://127.0.0.1:9 KIWOOM_API_URL=http://127.0.0.1:9
trap clean EXIT
trap 'exit 130' INT TERM

echo '--- start'
compose --profile hub-mock build --quiet gateway-worker-mock || { fail 'the image builds'; exit 1; }
pass 'the image builds'
check 'a plain "up" succeeds' compose up -d
check 'a plain "up" starts Redis' runs "$redis"
check 'a plain "up" does not start the worker' not runs "$worker"
compose --profile hub-mock up -d gateway-worker-mock >/dev/null 2>&1
check 'profile hub-mock starts the worker' runs "$worker"
check 'the worker becomes healthy within 10 s' within 10 health_is healthy
for landmark in \
  'RestApiWorker initialized (Mock Mode: True)' \
  'QueueManager connected to Redis: redis://redis:6379/15' \
  'MockClient initialized for KIS' \
  'MockClient initialized for KIWOOM' \
  'RestApiWorker setup completed' \
  'RestApiWorker started (Mock Mode)'; do
  check "logs: $landmark" logged "$landmark"
done

echo '--- work'
push api:request:queue '{"task_id":"verify-1","provider":"KIS","tr_id":"FHKST01010100","params":{"FID_COND_MRKT_DIV_CODE":"J","FID_INPUT_ISCD":"005930"}}'
push api:request:queue '{"task_id":"verify-2","provider":"KIWOOM","tr_id":"TEST_TICK","params":{"symbol":"005930"}}'
push api:priority:queue '{"task_id":"verify-3","provider":"KIS","tr_id":"TEST_CANDLE"}'
push api:request:queue '{"task_id":"verify-4","provider":"NOBODY","tr_id":"TEST_CANDLE"}'
for id in 1 2 3; do
  check "verify-$id is answered SUCCESS" within 5 answer_has "verify-$id" '"status":"SUCCESS"'
done
check 'a task for an unknown provider is answered NO_CLIENT_NOBODY' within 5 answer_has verify-4 '"reason":"NO_CLIENT_NOBODY"'
ttl=$(cli -n 15 TTL api:response:verify-1)
check "a response is kept for at most 3600 s: $ttl" test "$ttl" -gt 3500 -a "$ttl" -le 3600
is 'database 0 has no key' "$(cli -n 0 DBSIZE)" 0
for landmark in \
  'Processing task: verify-1 (provider: KIS)' \
  'Mock API Call: KIS TEST_CANDLE' \
  'Task verify-1 completed successfully'; do
  check "logs: $landmark" logged "$landmark"
done

echo '--- limits'
is 'memory limit' "$(inspect '{{.HostConfig.Memory}}')" 536870912
is 'CPU limit' "$(inspect '{{.HostConfig.NanoCpus}}')" 500000000
is 'user' "$(docker exec "$worker" id -u)" 10001
check 'the file system is read-only' not docker exec "$worker" touch /app/x
is 'capabilities' "$(docker exec "$worker" grep CapEff /proc/self/status | tr -d '[:space:]')" CapEff:0000000000000000
# The engine of Node tidies up about ten seconds after the start.
stats() { docker stats --no-stream --format '{{.MemUsage}} CPU {{.CPUPerc}}' "$worker"; }
is_small() { [ "$(stats | sed -n 's/^\([0-9]*\)[.0-9]*MiB.*/\1/p')" -lt 25 ]; }
check 'memory is below the 25 MiB of the predecessor' within 30 is_small
echo "      $(stats)"

echo '--- Redis goes and comes'
started=$(inspect '{{.State.StartedAt}}')
docker stop "$redis" >/dev/null
check 'without Redis the worker becomes unhealthy within 60 s' within 60 health_is unhealthy
check 'without Redis the worker keeps running' runs "$worker"
check 'without Redis the worker warns and names REDIS_URL' logged 'Check REDIS_URL'
docker start "$redis" >/dev/null
check 'with Redis back it becomes healthy within 30 s' within 30 health_is healthy
push api:request:queue '{"task_id":"verify-5","provider":"KIS","tr_id":"TEST_CANDLE"}'
check 'with Redis back it answers again' within 10 answer_has verify-5 '"status":"SUCCESS"'
check 'what was answered before is still there' answered verify-1
is 'it was not restarted for that' "$(inspect '{{.State.StartedAt}} {{.RestartCount}}')" "$started 0"

echo '--- stop'
before=$(date +%s)
docker stop "$worker" >/dev/null
took=$(($(date +%s) - before))
check "docker stop takes about a second: $took s" test "$took" -le 2
is 'exit code' "$(inspect '{{.State.ExitCode}}')" 0
for landmark in 'Received signal: 15' 'Stop signal received' 'RestApiWorker stopped'; do
  check "logs: $landmark" logged "$landmark"
done
is 'no lease and no task of the worker is left in Redis' "$(cli -n 15 --scan --pattern '{api:*' | grep -c -v -e ':dead' -e ':last-beat')" 0

echo '--- real mode, with keys of nobody and brokers that are not there'
worker=$real
compose --profile hub-real up -d gateway-worker-real >/dev/null 2>&1
check 'profile hub-real starts the worker' runs "$worker"
check 'it becomes healthy within 10 s' within 10 health_is healthy
for landmark in \
  'RestApiWorker initialized (Mock Mode: False)' \
  'RestApiClient initialized for KIS' \
  'RestApiClient initialized for KIWOOM' \
  'RestApiWorker started (Real Mode)'; do
  check "logs: $landmark" logged "$landmark"
done
push api:request:queue '{"task_id":"verify-6","provider":"KIS","tr_id":"FHKST01010100","params":{"symbol":"005930"},"max_attempts":1}'
push api:request:queue '{"task_id":"verify-7","provider":"KIS","tr_id":"TTTC0012U","params":{"symbol":"005930","quantity":"1"}}'
check 'a query to a broker that is not there is answered ERROR' within 15 answer_has verify-6 '"code":"ERR_PROVIDER_UNAVAILABLE"'
check 'an order is refused: they are off' within 5 answer_has verify-7 'orders are off'
is 'memory limit' "$(inspect '{{.HostConfig.Memory}}')" 536870912
is 'user' "$(docker exec "$worker" id -u)" 10001
no_secret() { ! { docker inspect "$worker"; docker logs "$worker" 2>&1; cli -n 15 GET api:response:verify-6; } | grep -q planted-; }
check 'no key is in its settings, its log or its answers' no_secret
echo "      $(stats)"
docker stop "$worker" >/dev/null
is 'exit code' "$(inspect '{{.State.ExitCode}}')" 0

echo
if [ "$failures" -gt 0 ]; then echo "$failures failed"; exit 1; fi
echo 'all passed'
