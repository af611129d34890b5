package org.muster.support;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** One database of the test server, dropped when the context that used it closes. */
public class TestDatabase implements JdbcConnectionDetails, AutoCloseable {

    private final String name;
    private final String url;
    private final String password;

    TestDatabase(String name, String url, String password) {
        this.name = name;
        this.url = url;
        this.password = password;
    }

    @Override
    public String getUsername() {
        return TestPostgres.ROLE;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public void close() {
        TestPostgres.drop(name);
    }
}
