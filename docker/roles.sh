#!/bin/sh
# Run once by the postgres image on an empty volume: the owner of the schema, and the application, which owns nothing.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE ipr_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE ipr_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
ALTER ROLE ipr_app SET statement_timeout = '15s';
ALTER ROLE ipr_app SET lock_timeout = '3s';
ALTER ROLE ipr_app SET idle_in_transaction_session_timeout = '30s';
CREATE DATABASE ip_rights OWNER ipr_owner;
REVOKE ALL ON DATABASE ip_rights FROM PUBLIC;
GRANT CONNECT ON DATABASE ip_rights TO ipr_app;
SQL
