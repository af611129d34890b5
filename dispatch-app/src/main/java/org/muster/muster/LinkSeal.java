package org.muster.muster;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs what a link says, with HMAC-SHA256 under a key of this installation, one for each purpose. */
@Component
public class LinkSeal {

    private static final String ALGORITHM = "HmacSHA256";
    /** 128 bits of the signature keep a link short enough for a short message. */
    private static final int BYTES = 16;

    private final JdbcClient jdbc;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    LinkSeal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The token that says this; always the same for the same words. */
    public String token(String purpose, byte[] said) {
        byte[] token = Arrays.copyOf(seal(purpose, said), BYTES + said.length);
        System.arraycopy(said, 0, token, BYTES, said.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says; empty when it is not one of ours for this purpose. */
    public Optional<byte[]> said(String purpose, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= BYTES) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOfRange(bytes, BYTES, bytes.length);
        return MessageDigest.isEqual(seal(purpose, said), Arrays.copyOf(bytes, BYTES))
                ? Optional.of(said)
                : Optional.empty();
    }

    private byte[] seal(String purpose, byte[] said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key(purpose));
            return Arrays.copyOf(mac.doFinal(said), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** Made once per installation; whoever comes second takes the first one's. */
    private SecretKeySpec key(String purpose) {
        SecretKeySpec known = keys.get(purpose);
        if (known == null) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            jdbc.sql("insert into signing_key (purpose, key) values (?, ?) on conflict do nothing")
                    .params(purpose, fresh)
                    .update();
            byte[] kept = jdbc.sql("select key from signing_key where purpose = ?")
                    .param(purpose)
                    .query(byte[].class)
                    .single();
            known = new SecretKeySpec(kept, ALGORITHM);
            keys.put(purpose, known);
        }
        return known;
    }
}
