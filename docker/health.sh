#!/bin/bash
# Exits with 0 if the service answers calls. Needs bash; with HIPHOOKS_HEALTH_TLS=true openssl too, which Java's
# certificates bring. HIPHOOKS_HEALTH_PORT: another port than that of the service, such as the management port.
set -eu
port=${HIPHOOKS_HEALTH_PORT:-${HIPHOOKS_SERVER_PORT:-8080}}
question='GET /health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n'
if [ "${HIPHOOKS_HEALTH_TLS:-false}" = true ]; then
  # Whose certificate it is does not matter here: it is this machine that is asked.
  status=$(printf "$question" | timeout 2 openssl s_client -quiet -connect "127.0.0.1:$port" 2>/dev/null | head -n 1)
else
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf "$question" >&3
  IFS= read -r -t 2 status <&3
fi
case $status in
  "HTTP/1."[01]" 200 "*) exit 0 ;;
  *) exit 1 ;;
esac
