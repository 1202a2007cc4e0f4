/** What to do when there is no server program; for people. */
export const NO_REDIS_SERVER = `Neither redis-server nor valkey-server was found. One of these helps:
  sudo apt-get install -y redis-server                  on Debian or Ubuntu
  brew install redis                                    on macOS
  docker run -d -p 6379:6379 valkey/valkey:8            with REDIS_URL=redis://localhost:6379/15 (not for the tests)
Installed but not on PATH? Name it: HUB_TEST_REDIS_SERVER=/path/to/redis-server`;
