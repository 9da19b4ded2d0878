#!/bin/bash
# Exits with 0 if the service answers calls. Needs bash only: no client has to be in the image.
# With TLS on the service's port, set HIPHOOKS_HEALTH_PORT to the management port.
set -eu
port=${HIPHOOKS_HEALTH_PORT:-${HIPHOOKS_SERVER_PORT:-8080}}
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
IFS= read -r -t 2 status <&3
case $status in
  "HTTP/1."[01]" 200 "*) exit 0 ;;
  *) exit 1 ;;
esac
