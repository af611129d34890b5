package org.muster.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that carries a session's secret: never readable by scripts, never sent from other sites. */
final class SessionCookie {

    static final String NAME = "MUSTER_SESSION";

    private SessionCookie() {}

    static Optional<Secret> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(it -> !it.isBlank())
                .map(Secret::new);
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Secret secret) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, secret.value()).build().toString());
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(0).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }
}
