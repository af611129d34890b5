package org.muster.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says which job executors are alive. Each holds a PostgreSQL advisory lock named after it for as long as its process
 * lives; the jobs of one whose lock is free were left behind by a killed process and are given back at once, instead of
 * waiting for their lock to expire.
 */
@Component
class EngineLease {

    private static final Logger log = LoggerFactory.getLogger(EngineLease.class);

    /** First half of the lock's name: spells MUST. */
    private static final int FAMILY = 0x4D555354;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JobExecutor executor;
    private Connection held;

    EngineLease(DataSource dataSource, JdbcClient jdbc, JobExecutor executor) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.executor = executor;
    }

    /** Holds our own lock, again if the connection was lost, and frees what dead executors have left locked. */
    synchronized void renew() {
        try {
            if (held == null || !held.isValid(1)) {
                hold();
            }
            for (String owner : owners()) {
                if (ask("select pg_try_advisory_lock(?, hashtext(?))", owner)) {
                    free(owner);
                    ask("select pg_advisory_unlock(?, hashtext(?))", owner);
                }
            }
        } catch (SQLException | RuntimeException e) {
            log.debug("cannot renew the lease: {}", e.toString());
        }
    }

    private void hold() throws SQLException {
        release();
        held = dataSource.getConnection();
        held.setAutoCommit(true);
        ask("select pg_try_advisory_lock(?, hashtext(?))", executor.getLockOwner());
    }

    private List<String> owners() {
        return jdbc.sql(
                        "select distinct lock_owner_ from act_ru_job where lock_owner_ is not null and lock_owner_ <> ?")
                .param(executor.getLockOwner())
                .query(String.class)
                .list();
    }

    private void free(String owner) {
        int freed = jdbc.sql(
                        "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1 where lock_owner_ = ?")
                .param(owner)
                .update();
        log.info("gave back {} jobs that a former process had taken", freed);
    }

    private boolean ask(String sql, String owner) throws SQLException {
        try (PreparedStatement statement = held.prepareStatement(sql)) {
            statement.setInt(1, FAMILY);
            statement.setString(2, owner);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    synchronized void release() {
        if (held != null) {
            try {
                // closing would only give the connection back to the pool, lock and all
                try (var statement = held.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                }
                held.close();
            } catch (SQLException e) {
                log.debug("the lease's connection is gone: {}", e.toString());
            }
            held = null;
        }
    }
}
