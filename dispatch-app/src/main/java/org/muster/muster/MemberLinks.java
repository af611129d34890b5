package org.muster.muster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.Problem;
import org.muster.team.MemberId;
import org.springframework.stereotype.Component;

/**
 * Personal links: who holds one can answer for one member about one order, and do nothing else. Signed under a key of
 * this installation; how long one may be used is the order's matter.
 */
@Component
public class MemberLinks {

    private static final String PURPOSE = "member-link";
    private static final int ID_BYTES = 16;

    /** Whom a link speaks for. */
    public record Holder(OrderId order, MemberId member) {}

    private final LinkSeal seal;

    MemberLinks(LinkSeal seal) {
        this.seal = seal;
    }

    /** The token for one member and order; always the same. */
    public String tokenFor(OrderId order, MemberId member) {
        byte[] name = member.value().getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(ID_BYTES + name.length);
        body.putLong(order.value().getMostSignificantBits());
        body.putLong(order.value().getLeastSignificantBits());
        body.put(name);
        return seal.token(PURPOSE, body.array());
    }

    /** The page the link opens, from the root of this server. */
    public String pathFor(OrderId order, MemberId member) {
        return "/m.html#" + tokenFor(order, member);
    }

    /** Whom a token speaks for; empty when it is not one of ours. */
    public Optional<Holder> holderOf(String token) {
        return seal.said(PURPOSE, token).filter(it -> it.length > ID_BYTES).flatMap(MemberLinks::holder);
    }

    private static Optional<Holder> holder(byte[] said) {
        ByteBuffer body = ByteBuffer.wrap(said);
        OrderId order = new OrderId(new UUID(body.getLong(), body.getLong()));
        String member = StandardCharsets.UTF_8.decode(body).toString();
        try {
            return Optional.of(new Holder(order, new MemberId(member)));
        } catch (Problem e) {
            return Optional.empty();
        }
    }
}
