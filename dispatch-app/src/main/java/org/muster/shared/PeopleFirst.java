package org.muster.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets people go before what merely follows from their words: while more of them wait for an answer than there are
 * processors, whoever works in the background holds back a moment, but never for long.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PeopleFirst extends OncePerRequestFilter {

    /** What follows from a word is never later than this for the sake of others' words. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final int few = Math.max(2, Runtime.getRuntime().availableProcessors());
    private int waiting;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        come();
        try {
            chain.doFilter(request, response);
        } finally {
            leave();
        }
    }

    private synchronized void come() {
        waiting++;
    }

    private synchronized void leave() {
        waiting--;
        if (waiting <= few) {
            notifyAll();
        }
    }

    /** To be called before a piece of work in the background, outside of any transaction. */
    public synchronized void letGo() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (waiting > few) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
