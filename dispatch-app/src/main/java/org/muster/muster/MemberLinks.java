package org.muster.muster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muster.dispatch.OrderId;
import org.muster.shared.Problem;
import org.muster.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Personal links: who holds one can answer for one member about one order, and do nothing else. Signed with
 * HMAC-SHA256 under a key of this installation; how long one may be used is the order's matter.
 */
@Component
public class MemberLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    /** 128 bits of the signature keep the link short enough for a short message. */
    private static final int SEAL_BYTES = 16;

    /** Whom a link speaks for. */
    public record Holder(OrderId order, MemberId member) {}

    private final JdbcClient jdbc;
    private volatile SecretKeySpec key;

    MemberLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The token for one member and order; always the same. */
    public String tokenFor(OrderId order, MemberId member) {
        byte[] name = member.value().getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(ID_BYTES + name.length);
        body.putLong(order.value().getMostSignificantBits());
        body.putLong(order.value().getLeastSignificantBits());
        body.put(name);
        byte[] said = body.array();
        ByteBuffer token =
                ByteBuffer.allocate(said.length + SEAL_BYTES).put(seal(said)).put(said);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The page the link opens, from the root of this server. */
    public String pathFor(OrderId order, MemberId member) {
        return "/m.html#" + tokenFor(order, member);
    }

    /** Whom a token speaks for; empty when it is not one of ours. */
    public Optional<Holder> holderOf(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= SEAL_BYTES + ID_BYTES) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        if (!MessageDigest.isEqual(seal(said), Arrays.copyOf(bytes, SEAL_BYTES))) {
            return Optional.empty();
        }
        ByteBuffer body = ByteBuffer.wrap(said);
        OrderId order = new OrderId(new UUID(body.getLong(), body.getLong()));
        String member = StandardCharsets.UTF_8.decode(body).toString();
        try {
            return Optional.of(new Holder(order, new MemberId(member)));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private byte[] seal(byte[] said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return Arrays.copyOf(mac.doFinal(said), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** Made once per installation; whoever comes second takes the first one's. */
    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            jdbc.sql("insert into signing_key (purpose, key) values ('member-link', ?) on conflict do nothing")
                    .param(fresh)
                    .update();
            byte[] kept = jdbc.sql("select key from signing_key where purpose = 'member-link'")
                    .query(byte[].class)
                    .single();
            known = new SecretKeySpec(kept, ALGORITHM);
            key = known;
        }
        return known;
    }
}
