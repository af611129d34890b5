package org.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseUnavailableTest {

    @Test
    void aPoolWithoutConnectionsMeansTheDatabaseIsGone() {
        assertThat(DatabaseUnavailable.isCauseOf(new CannotCreateTransactionException(
                        "x", new SQLTransientConnectionException("timed out after 3000ms"))))
                .isTrue();
        assertThat(DatabaseUnavailable.isCauseOf(
                        new CannotGetJdbcConnectionException("x", new SQLTransientConnectionException("x"))))
                .isTrue();
    }

    @Test
    void aServerShuttingDownMeansTheDatabaseIsGone() {
        assertThat(DatabaseUnavailable.isCauseOf(
                        new RuntimeException(new SQLException("terminating connection", "57P01"))))
                .isTrue();
    }

    @Test
    void aBrokenConstraintIsTheRequestsOwnFault() {
        assertThat(DatabaseUnavailable.isCauseOf(
                        new DuplicateKeyException("x", new SQLException("duplicate key", "23505"))))
                .isFalse();
    }

    @Test
    void answersInChineseWithTheTimeToRetry() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new DatabaseUnavailable(new ObjectMapper())
                .resolveException(
                        new MockHttpServletRequest("POST", "/api/alerts"),
                        response,
                        this,
                        new SQLException("gone", "08006"));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("/problems/database-unavailable", "数据库暂时不可用");
    }
}
