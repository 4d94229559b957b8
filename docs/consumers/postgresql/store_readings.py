#!/usr/bin/python3
"""MQTT → PostgreSQL, one row per id. Needs paho-mqtt and psycopg2 (Debian: python3-paho-mqtt python3-psycopg2).

    psql -f schema.sql
    PASSWORD=… ./store_readings.py broker.example --port 1883 --user historian

The database is the one that psql would take: PGHOST, PGDATABASE, PGUSER, … A message is acknowledged to the broker after
its row is committed: what is not stored comes again. When the database goes, the program ends; let systemd start it anew
(Restart=always), and the broker has kept what came meanwhile.
"""
import argparse
import json
import os
import sys

import paho.mqtt.client as mqtt
import psycopg2

READING = """
INSERT INTO reading (id, ts, asset, tag, value, unit, reference, quality, reasons, u95, calibration, frames, historical)
VALUES (%(id)s, to_timestamp(%(ts)s / 1000.0), %(asset)s, %(tag)s, %(value)s, %(unit)s, %(reference)s, %(quality)s,
        %(reasons)s, %(u95)s, %(calibration)s, %(n)s, %(historical)s)
ON CONFLICT (id) DO NOTHING
"""
GAP = """
INSERT INTO gap (id, ts, cause, readings, record)
VALUES (%(id)s, to_timestamp(%(ts)s / 1000.0), %(cause)s, %(count)s, %(record)s)
ON CONFLICT (id) DO NOTHING
"""


def statement_for(topic, payload):
    """What stores a message; None for births, states and what others publish."""
    try:
        record = json.loads(payload)
    except ValueError:
        return None
    if not isinstance(record, dict) or record.get("v") != 1 or not isinstance(record.get("id"), str):
        return None
    if topic.endswith("/gap") and "cause" in record:
        return GAP, {**record, "record": json.dumps(record)}
    if "calibration" in record and topic.endswith(f"{record.get('asset')}/{record.get('tag')}"):
        return READING, record
    return None


def client_for(name):
    # A session that persists: the broker keeps what comes while this program is away.
    options = {"client_id": name, "clean_session": False}
    if hasattr(mqtt, "CallbackAPIVersion"):
        return mqtt.Client(mqtt.CallbackAPIVersion.VERSION1, **options)
    return mqtt.Client(**options)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("broker", help="host")
    parser.add_argument("--port", type=int, default=1883)
    parser.add_argument("--user", default="", help="its password is taken from PASSWORD")
    parser.add_argument("--name", default="store-readings", help="client id; two programs need two")
    parser.add_argument("--filter", default="plant/#", help="topics")
    arguments = parser.parse_args()
    database = psycopg2.connect("")

    def on_connect(client, _userdata, _flags, code):
        if code != 0:
            sys.exit(f"the broker refuses: {mqtt.connack_string(code)}")
        client.subscribe(arguments.filter, qos=1)
        print("storing", flush=True)

    def on_message(_client, _userdata, message):
        found = statement_for(message.topic, message.payload)
        if found is None:
            return
        try:
            with database, database.cursor() as cursor:
                cursor.execute(*found)
        except (psycopg2.DataError, psycopg2.IntegrityError, KeyError) as error:
            # This message can never be stored; that must not hold up the others.
            print(f"not stored: {message.topic}: {error}", file=sys.stderr, flush=True)
        except psycopg2.Error as error:
            # No acknowledgement: it comes again to the next start of this program.
            print(f"the database is away: {error}", file=sys.stderr, flush=True)
            os._exit(1)

    client = client_for(arguments.name)
    if arguments.user:
        client.username_pw_set(arguments.user, os.environ.get("PASSWORD"))
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(arguments.broker, arguments.port)
    client.loop_forever()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
