package org.muster.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.expression.SecurityExpressionRoot;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks for the right before the request's content is read, so that somebody without it learns nothing about what a
 * right content would be. One of our handlers that asks for no right at all is closed.
 */
@Configuration(proxyBeanMethods = false)
class RightsFirst implements WebMvcConfigurer, HandlerInterceptor {

    private static final String OURS = "org.muster.";

    private final SpelExpressionParser parser = new SpelExpressionParser();
    private final Map<String, Expression> parsed = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            PreAuthorize asked = askedBy(method);
            if (asked == null || !holds(asked.value())) {
                throw new AccessDeniedException("not for this role");
            }
        }
        return true;
    }

    /** What a handler asks of the caller, or null. */
    static PreAuthorize askedBy(HandlerMethod method) {
        PreAuthorize own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
    }

    private boolean holds(String condition) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        SecurityExpressionRoot root = new SecurityExpressionRoot(() -> who) {};
        root.setTrustResolver(new AuthenticationTrustResolverImpl());
        Boolean holds = parsed.computeIfAbsent(condition, parser::parseExpression)
                .getValue(new StandardEvaluationContext(root), Boolean.class);
        return Boolean.TRUE.equals(holds);
    }
}
