-- Rights of the role that the web, the worker and the clock run under. Run by the owner of the tables after every
-- migration; running it again changes nothing. The role's name is read from a setting of the session:
--
--     PGOPTIONS="-c golden_ticket.app_role=golden_ticket_app" psql "$DATABASE_URL" -f deploy/application_role.sql
--
-- It owns nothing and so can neither alter a table, nor drop or disable a trigger, nor empty a table. Of sealed rows it
-- may only add and read: the triggers that defend them can be talked out of it by a session setting, a missing right cannot.
DO $$
DECLARE
    app text := current_setting('golden_ticket.app_role');
    here record;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', app);
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), app);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
    EXECUTE format('REVOKE CREATE ON SCHEMA public FROM PUBLIC, %I', app);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO %I', app);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', app);
    EXECUTE format('REVOKE INSERT ON django_migrations FROM %I', app);
    FOR here IN
        SELECT relation.oid::regclass AS name, relation.relname LIKE 'careplans\_%' AS is_clinical
          FROM pg_class relation
         WHERE relation.relnamespace = 'public'::regnamespace AND relation.relkind IN ('r', 'p')
           AND relation.relname <> 'django_migrations'
           AND NOT EXISTS (SELECT FROM pg_trigger
                            WHERE tgrelid = relation.oid AND tgname LIKE 'pgtrigger\_sealed\_against\_change\_%')
    LOOP
        EXECUTE format('GRANT UPDATE ON %s TO %I', here.name, app);
        -- Of what is clinical, only who has a page open, texts that were kept for a while, rows made for searching, which
        -- are made again with every change of the record, and whom the version in use shuts out, are ever deleted.
        IF NOT here.is_clinical OR here.name::text IN ('careplans_openpage', 'careplans_kepttext',
                'careplans_knownname', 'careplans_knownplace', 'careplans_knownphone', 'careplans_shutout') THEN
            EXECUTE format('GRANT DELETE ON %s TO %I', here.name, app);
        END IF;
    END LOOP;
END
$$;
