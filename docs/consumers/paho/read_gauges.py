#!/usr/bin/python3
"""MQTT over WebSocket → one line of JSON per reading, each id once. Needs paho-mqtt (Debian: python3-paho-mqtt).

    ./read_gauges.py ws://localhost:4173/mqtt
    PASSWORD=… ./read_gauges.py ws://broker.example:9001/mqtt --user historian
    ./read_gauges.py wss://broker.example:9001/mqtt --user historian --filter 'plant/acme/lyon/#'
"""
import argparse
import collections
import json
import os
import sys
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt

# Dialect sends again what was acknowledged within a minute before its line broke: more than that is remembered.
REMEMBERED = 200_000


def reading_in(message):
    """The reading that a message is; None for births, states, gaps and what others publish."""
    try:
        record = json.loads(message.payload)
    except ValueError:
        return None
    if not isinstance(record, dict) or record.get("v") != 1 or "calibration" not in record:
        return None
    is_named = message.topic.endswith(f"{record.get('asset')}/{record.get('tag')}")
    return record if is_named and isinstance(record.get("id"), str) and "quality" in record else None


def client_for(name):
    # A session that persists: the broker keeps what comes while this program is away.
    options = {"client_id": name, "clean_session": False, "transport": "websockets"}
    if hasattr(mqtt, "CallbackAPIVersion"):
        return mqtt.Client(mqtt.CallbackAPIVersion.VERSION1, **options)
    return mqtt.Client(**options)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("broker", help="ws:// or wss:// address")
    parser.add_argument("--user", default="", help="its password is taken from PASSWORD")
    parser.add_argument("--name", default="read-gauges", help="client id; two programs need two")
    parser.add_argument("--filter", default="#", help="topics")
    arguments = parser.parse_args()
    address = urlsplit(arguments.broker)
    seen = collections.OrderedDict()

    def on_connect(client, _userdata, _flags, code):
        if code != 0:
            sys.exit(f"the broker refuses: {mqtt.connack_string(code)}")
        client.subscribe(arguments.filter, qos=1)

    def on_message(_client, _userdata, message):
        reading = reading_in(message)
        if reading is None or reading["id"] in seen:
            return
        seen[reading["id"]] = True
        if len(seen) > REMEMBERED:
            seen.popitem(last=False)
        print(json.dumps(reading), flush=True)

    client = client_for(arguments.name)
    client.ws_set_options(path=address.path or "/mqtt")
    if address.scheme == "wss":
        client.tls_set()
    if arguments.user:
        client.username_pw_set(arguments.user, os.environ.get("PASSWORD"))
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(address.hostname, address.port or (443 if address.scheme == "wss" else 80))
    client.loop_forever()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
