package org.muster.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The files of the console and the phone page that were built into the application, and nothing beside them. */
class ConsoleFiles implements RequestMatcher {

    private static final int REMEMBERED = 1000;

    private final Set<String> hidden;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /** @param hidden pages that this installation does not serve */
    ConsoleFiles(Set<String> hidden) {
        this.hidden = hidden;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return false;
        }
        String path = request.getRequestURI();
        if (path.equals("/")) {
            return true;
        }
        if (hidden.contains(path) || path.endsWith("/") || path.contains("..") || path.contains("%")) {
            return false;
        }
        Boolean file = known.get(path);
        if (file == null) {
            file = new ClassPathResource("static" + path).isReadable();
            // only files are remembered for certain: made-up names must not fill the memory
            if (file && known.size() < REMEMBERED) {
                known.put(path, true);
            }
        }
        return file;
    }
}
