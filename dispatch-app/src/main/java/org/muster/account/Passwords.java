package org.muster.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords and refuses weak ones. */
@Component
class Passwords {

    private static final int SHORTEST = 10;

    /** bcrypt reads no further. */
    private static final int MOST_BYTES = 72;

    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "12345678910",
            "0123456789",
            "0987654321",
            "1111111111",
            "0000000000",
            "qwertyuiop",
            "1q2w3e4r5t",
            "password123",
            "password1234",
            "passw0rd123",
            "administrator",
            "qwerty123456",
            "iloveyou123",
            "woaini1314",
            "woaini520520",
            "a123456789",
            "123456789a",
            "abc1234567",
            "5201314520",
            "admin123456");

    private final BCryptPasswordEncoder bcrypt;
    private final String nobodys;

    Passwords(
            @Value("${muster.password-strength:12}") int strength,
            @Value("${muster.production:false}") boolean production) {
        if (production && strength < 12) {
            throw new IllegalStateException("muster.password-strength must be at least 12 in production");
        }
        this.bcrypt = new BCryptPasswordEncoder(strength);
        this.nobodys = bcrypt.encode(Secret.random().value());
    }

    String hash(String password) {
        return bcrypt.encode(password);
    }

    /** Takes as long for an account that does not exist (null) as for one that does. */
    boolean matches(String password, Account account) {
        boolean matches = bcrypt.matches(password, account == null ? nobodys : account.passwordHash());
        return matches && account != null;
    }

    /** @throws Problem 422 naming the field when the password would be guessed */
    void requireStrong(String field, String password, String username) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            throw Problem.invalid(field, "密码至少 " + SHORTEST + " 位");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.invalid(field, "密码最长 " + MOST_BYTES + " 字节");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(lower)
                || lower.contains(username)
                || lower.chars().distinct().count() < 4) {
            throw Problem.invalid(field, "密码太常见或包含用户名，请换一个");
        }
    }
}
