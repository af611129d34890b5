package org.muster.account;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.account.IdempotencyKeys.Answer;
import org.muster.account.IdempotencyKeys.Kept;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a repeated write with the first answer. The write and its answer are committed in one transaction, which the
 * controllers join: either both are there after a crash or neither. A write that is refused keeps nothing, so that it
 * may be tried again under the same key.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAY = "Idempotent-Replay";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern SOUND_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int LARGEST_BODY = 12 * 1024 * 1024;

    /** The answer of this one holds a secret, which must not lie in the database. */
    private static final String SECRET_ANSWER = "/api/machine-tokens";

    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final HandlerExceptionResolver resolver;

    IdempotencyFilter(
            IdempotencyKeys keys,
            PlatformTransactionManager transactions,
            ObjectMapper json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.resolver = resolver;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                || !WRITES.contains(request.getMethod())
                || request.getRequestURI().startsWith("/api/session")
                || LiveAccess.current().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        if (!SOUND_KEY.matcher(key).matches()) {
            resolver.resolveException(request, response, null, Problem.invalid(KEY, "幂等键须为 1 至 200 个可见的 ASCII 字符"));
            return;
        }
        RepeatableRequest repeatable;
        try {
            repeatable = new RepeatableRequest(request, LARGEST_BODY);
        } catch (Problem tooLarge) {
            resolver.resolveException(request, response, null, tooLarge);
            return;
        }
        UUID account = LiveAccess.current().orElseThrow().caller().accountId();
        byte[] hash = repeatable.hash();
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Optional<Kept> earlier;
        try {
            earlier = transaction.execute(status -> {
                if (!keys.claim(account, key, hash)) {
                    return Optional.of(keys.get(account, key));
                }
                proceed(chain, repeatable, answer);
                if (answer.getStatus() >= 200 && answer.getStatus() < 300) {
                    boolean secret = request.getRequestURI().equals(SECRET_ANSWER);
                    byte[] body = secret ? null : answer.getContentAsByteArray();
                    keys.keep(account, key, new Answer(answer.getStatus(), headers(answer), body));
                } else {
                    status.setRollbackOnly();
                }
                return Optional.empty();
            });
        } catch (RuntimeException failure) {
            if (failure instanceof ChainFailure chainFailure) {
                throw chainFailure.checked();
            }
            // the commit itself failed: nothing was done, so nothing of the answer may be told
            answer.reset();
            resolver.resolveException(request, response, null, failure);
            return;
        }
        if (earlier.isPresent()) {
            replay(request, response, earlier.get(), hash);
        } else {
            answer.copyBodyToResponse();
        }
    }

    private static void proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException e) {
            throw new ChainFailure(e);
        }
    }

    private void replay(HttpServletRequest request, HttpServletResponse response, Kept kept, byte[] hash)
            throws IOException {
        if (!Arrays.equals(kept.requestHash(), hash)) {
            resolver.resolveException(
                    request,
                    response,
                    null,
                    new Problem(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "idempotency-key-reused",
                            "幂等键已用于另一请求",
                            "同一个 Idempotency-Key 只能重发同一请求，请换一个键。"));
            return;
        }
        if (kept.answer().body() == null) {
            resolver.resolveException(
                    request, response, null, Problem.conflict("answer-not-kept", "该请求已成功一次；其答复含有密钥，不再重发。"));
            return;
        }
        response.setStatus(kept.answer().status());
        json.readValue(kept.answer().headers(), new TypeReference<Map<String, List<String>>>() {})
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(REPLAY, "true");
        response.getOutputStream().write(kept.answer().body());
    }

    private String headers(ContentCachingResponseWrapper answer) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG)) {
            if (answer.containsHeader(name)) {
                kept.put(name, List.copyOf(answer.getHeaders(name)));
            }
        }
        if (answer.getContentType() != null) {
            kept.put(HttpHeaders.CONTENT_TYPE, List.of(answer.getContentType()));
        }
        try {
            return json.writeValueAsString(kept);
        } catch (IOException e) {
            throw new IllegalStateException("headers are plain text", e);
        }
    }

    private static final class ChainFailure extends RuntimeException {

        ChainFailure(Exception cause) {
            super(cause);
        }

        ServletException checked() throws IOException {
            if (getCause() instanceof IOException io) {
                throw io;
            }
            return (ServletException) getCause();
        }
    }
}
