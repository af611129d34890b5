package org.muster.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says why the door stays closed, in the words of every other problem. */
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver resolver;

    Refusals(HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    /** Nobody is logged in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        answer(request, response, guarded(request) ? unauthenticated() : Problem.notFound("页面"));
    }

    /** Somebody is logged in, or the XSRF header is missing. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) {
        if (!guarded(request)) {
            answer(request, response, Problem.notFound("页面"));
        } else if (LiveAccess.current().isEmpty()) {
            answer(request, response, unauthenticated());
        } else if (why instanceof CsrfException) {
            answer(
                    request,
                    response,
                    new Problem(
                            HttpStatus.FORBIDDEN,
                            "xsrf-token-missing",
                            "缺少防伪标记",
                            "写操作须带 X-XSRF-TOKEN 头，其值为 XSRF-TOKEN cookie 的值。请刷新页面后重试。"));
        } else {
            answer(request, response, Problem.forbidden("您的角色不能进行这项操作。"));
        }
    }

    static Problem unauthenticated() {
        return new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", "未登录", "请先登录，或登录已失效。");
    }

    private static boolean guarded(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.equals("/api") || path.equals("/ws");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        resolver.resolveException(request, response, null, problem);
    }
}
