package org.muster.integrations.cap;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Takes a document apart without trusting it: no type declaration, no entities, nothing fetched, nothing unbounded. */
final class CapDocument {

    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final Set<String> OLDER =
            Set.of("urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0");
    private static final Set<String> SIGNATURES =
            Set.of("http://www.w3.org/2000/09/xmldsig#", "http://www.w3.org/2001/04/xmlenc#");

    static final int LARGEST_BYTES = 256 * 1024;
    static final int DEEPEST = 32;
    static final int MOST_ELEMENTS = 10_000;

    private static final XMLInputFactory FACTORY = factory();

    private static final class Stop extends RuntimeException {
        private final CapBreach breach;

        Stop(CapBreach breach) {
            super(breach.rule().english(), null, false, false);
            this.breach = breach;
        }
    }

    private CapDocument() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** The root element, or null when it cannot be read; why not is added to the breaches. */
    static CapElement read(byte[] document, List<CapBreach> breaches) {
        if (document.length > LARGEST_BYTES) {
            breaches.add(new CapBreach(CapRule.TOO_LARGE, true, "/", 0, document.length + " B"));
            return null;
        }
        XMLStreamReader xml = null;
        try {
            xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            return read(xml, breaches);
        } catch (Stop stop) {
            breaches.add(stop.breach);
        } catch (XMLStreamException | RuntimeException e) {
            // the JDK's reader throws runtime exceptions too for some broken encodings
            int line = e instanceof XMLStreamException at && at.getLocation() != null
                    ? Math.max(0, at.getLocation().getLineNumber())
                    : 0;
            breaches.add(new CapBreach(CapRule.XML_MALFORMED, true, "/", line, null));
        } finally {
            close(xml);
        }
        return null;
    }

    private static CapElement read(XMLStreamReader xml, List<CapBreach> breaches) throws XMLStreamException {
        Deque<CapElement> open = new ArrayDeque<>();
        Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        counts.push(new HashMap<>());
        CapElement root = null;
        String namespace = null;
        int elements = 0;
        while (xml.hasNext()) {
            int line = xml.getLocation().getLineNumber();
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new Stop(
                        new CapBreach(CapRule.DTD_FORBIDDEN, true, "/", line, null));
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Stop(new CapBreach(
                        CapRule.ENTITY_FORBIDDEN, true, place(open), line, "&" + xml.getLocalName() + ";"));
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST) {
                        throw new Stop(new CapBreach(CapRule.TOO_DEEP, true, place(open), line, null));
                    }
                    if (++elements > MOST_ELEMENTS) {
                        throw new Stop(new CapBreach(CapRule.TOO_MANY_ELEMENTS, true, place(open), line, null));
                    }
                    String name = xml.getLocalName();
                    String space = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
                    if (root == null) {
                        namespace = space;
                    }
                    int number = counts.peek().merge(name, 1, Integer::sum);
                    String place = open.isEmpty() ? name : open.peek().place + "/" + name + "[" + number + "]";
                    CapElement element = new CapElement(name, space.equals(namespace), place, line);
                    if (root == null) {
                        root = element;
                        check(root, space, breaches);
                    } else if (!element.ours) {
                        if (!SIGNATURES.contains(space) && open.peek().ours) {
                            breaches.add(new CapBreach(CapRule.ELEMENT_UNKNOWN, false, place, line, null));
                        }
                        open.peek().children.add(element);
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                    counts.push(new HashMap<>());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    counts.pop();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().append(xml.getText());
                    }
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return root;
    }

    private static void check(CapElement root, String namespace, List<CapBreach> breaches) {
        if (!root.name.equals("alert")) {
            throw new Stop(new CapBreach(CapRule.NOT_AN_ALERT, true, "/", root.line, root.name));
        }
        if (OLDER.contains(namespace)) {
            breaches.add(new CapBreach(CapRule.NAMESPACE_OLDER, false, root.place, root.line, namespace));
        } else if (!namespace.equals(NAMESPACE)) {
            throw new Stop(new CapBreach(CapRule.NAMESPACE_UNKNOWN, true, root.place, root.line, namespace));
        }
    }

    private static String place(Deque<CapElement> open) {
        return open.isEmpty() ? "/" : open.peek().place;
    }

    private static void close(XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            // it was read from memory: there is nothing to let go of
        }
    }
}
