/** What `--help` says. */
export const usage = `broker-twin: the REST APIs of KIS and Kiwoom on this machine

  npx @hub/broker-twin --kis-port 9443 --kiwoom-port 9444 --seed 7

  --kis-port N            KIS, real (0: any free port, as for all ports)
  --kis-paper-port N      KIS, paper
  --kiwoom-port N         Kiwoom, real
  --kiwoom-paper-port N   Kiwoom, paper
  --admin-port N          faults, clock, limits, tokens, transcript, calls; none unless given
  --host ADDRESS          to listen on (127.0.0.1); admin stays on 127.0.0.1
  --tls-key FILE          PEM; with --tls-cert all four speak HTTPS
  --tls-cert FILE         PEM
  --seed N                of market, tokens, numbers and faults (1)
  --start INSTANT         virtual time at the start: 2026-09-11T05:00:00Z (now)
  --speed N               virtual seconds per second; 0 stands still (1)
  --faults FILE           JSON, one fault rule or a list
  --transcript FILE       every exchange as one line of JSON
  --help, --version
`;
