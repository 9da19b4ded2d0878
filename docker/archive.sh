#!/bin/bash
# Makes hiphooks.jsa beside hiphooks.jar: the classes of a start, as they lie in memory, which later starts map
# instead of reading them. Starts the service and ends it when it answers. Part of the build of the image.
set -eu
cd "$(dirname "$0")"
java -XX:ArchiveClassesAtExit="$PWD/hiphooks.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off \
  -jar "$PWD/hiphooks.jar" serve --unverified --port 8080 &
service=$!
until ./health.sh; do
  kill -0 "$service"
  sleep 1
done
kill "$service"
wait "$service" || [ $? = 143 ]
[ -s hiphooks.jsa ]
