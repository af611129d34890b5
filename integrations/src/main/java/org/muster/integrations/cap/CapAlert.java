package org.muster.integrations.cap;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A message of the Common Alerting Protocol 1.2 (OASIS CAP-v1.2-os, ITU-T X.1303). What was not said is null, or an
 * empty list. Sender, identifier and sent together name one message; the identifier alone does not.
 *
 * @param sent when it was sent, with the offset it was written with
 * @param references the messages an update, a cancel, an acknowledgement or an error is about
 */
public record CapAlert(
        String identifier,
        String sender,
        OffsetDateTime sent,
        Status status,
        MsgType msgType,
        String source,
        Scope scope,
        String restriction,
        List<String> addresses,
        List<String> codes,
        String note,
        List<CapReference> references,
        List<String> incidents,
        List<CapInfo> infos) {

    public CapAlert {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        codes = codes == null ? List.of() : List.copyOf(codes);
        references = references == null ? List.of() : List.copyOf(references);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
        infos = infos == null ? List.of() : List.copyOf(infos);
    }

    /** Whom the message may move: only {@link #ACTUAL} is about the real world. */
    public enum Status implements CapWord {
        ACTUAL("Actual"),
        EXERCISE("Exercise"),
        SYSTEM("System"),
        TEST("Test"),
        DRAFT("Draft");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum MsgType implements CapWord {
        ALERT("Alert"),
        UPDATE("Update"),
        CANCEL("Cancel"),
        ACK("Ack"),
        ERROR("Error");

        private final String word;

        MsgType(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        /** Whether it is about earlier messages and must name them. */
        public boolean refersToOthers() {
            return this != ALERT;
        }
    }

    public enum Scope implements CapWord {
        PUBLIC("Public"),
        RESTRICTED("Restricted"),
        PRIVATE("Private");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** What this message is known by. */
    public CapReference reference() {
        return new CapReference(sender, identifier, sent);
    }

    /** The block for readers of Chinese, or else the gravest one; empty when there is none. */
    public Optional<CapInfo> main() {
        Optional<CapInfo> chinese =
                infos.stream().filter(it -> it.language().startsWith("zh")).findFirst();
        return chinese.isPresent() ? chinese : infos.stream().min(Comparator.comparing(CapInfo::severity));
    }

    /** Everything its polygons and circles cover, x = longitude, y = latitude; empty when it has none. */
    public Optional<Geometry> shape() {
        return infos.stream()
                .flatMap(it -> it.areas().stream())
                .flatMap(it -> it.shape().stream())
                .reduce(Geometry::union);
    }
}
