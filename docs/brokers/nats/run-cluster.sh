#!/bin/sh
# Runs a cluster of three NATS nodes on this machine, for a trial, until Ctrl+C:
#   KIOSK7_PASSWORD=… KIOSK8_PASSWORD=… HISTORIAN_PASSWORD=… ./run-cluster.sh FOLDER [NODE…]
# FOLDER keeps what the nodes store and their process ids; NODE is 1, 2 or 3, all of them where none is named.
# On three machines each runs nats-server with nats.conf as `start` does, with its own NATS_NODE and NATS_HOST.
set -eu
folder=${1:?Usage: run-cluster.sh FOLDER [NODE…]}
shift
here=$(cd "$(dirname "$0")" && pwd)
: "${NATS_HOST:=127.0.0.1}" "${NATS_FIRST_PORT:=4222}" "${NATS_FIRST_CLUSTER_PORT:=6222}"
: "${NATS_FIRST_MQTT_PORT:=1883}" "${NATS_FIRST_WEBSOCKET_PORT:=9001}" "${NATS_FIRST_MONITOR_PORT:=8222}"

start() {
  k=$(($1 - 1))
  mkdir -p "$folder/node-$1"
  NATS_NODE=node-$1 NATS_HOST=$NATS_HOST NATS_STORE=$folder/node-$1 \
    NATS_PORT=$((NATS_FIRST_PORT + k)) \
    NATS_MQTT_PORT=$((NATS_FIRST_MQTT_PORT + k)) \
    NATS_WEBSOCKET_PORT=$((NATS_FIRST_WEBSOCKET_PORT + k)) \
    NATS_MONITOR_PORT=$((NATS_FIRST_MONITOR_PORT + k)) \
    NATS_CLUSTER_PORT=$((NATS_FIRST_CLUSTER_PORT + k)) \
    NATS_ROUTE_1=nats://$NATS_HOST:$NATS_FIRST_CLUSTER_PORT \
    NATS_ROUTE_2=nats://$NATS_HOST:$((NATS_FIRST_CLUSTER_PORT + 1)) \
    NATS_ROUTE_3=nats://$NATS_HOST:$((NATS_FIRST_CLUSTER_PORT + 2)) \
    nats-server --config "$here/nats.conf" --pid "$folder/node-$1/pid" &
  pids="$pids $!"
}

pids=
trap 'kill $pids 2>/dev/null || true; wait' EXIT
trap exit INT TERM
for node in ${*:-1 2 3}; do start "$node"; done
wait
