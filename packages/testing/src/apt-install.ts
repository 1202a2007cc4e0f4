/**
 * Installs `redis-server` from Debian or Ubuntu; run by `sh` as root. The package would start a service on port 6379
 * and at every boot, which nobody asked for: `policy-rc.d` (exit code 101, "not allowed") keeps the installation from
 * starting it, and the unit is disabled.
 *
 * Source: /usr/share/doc/init-system-helpers/README.policy-rc.d.gz (Debian 12)
 */
export const APT_INSTALL_SCRIPT = `
set -e
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' INT TERM HUP
  printf '#!/bin/sh\\nexit 101\\n' >"$policy"
  chmod 755 "$policy"
fi
apt-get update
apt-get install -y --no-install-recommends redis-server
if [ -d /run/systemd/system ]; then systemctl disable --now redis-server.service; fi
`;
