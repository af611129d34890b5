package org.muster.integrations.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.muster.integrations.channel.ChannelException;

/**
 * A feed over HTTP: one CAP document, or an Atom or RSS list that links to them. Only the configured host is ever asked,
 * never an address of our own network; redirects are not followed; connecting takes at most 3 seconds, an answer 5.
 */
public final class HttpWarningFeed implements WarningFeed, AutoCloseable {

    private static final int LARGEST_LIST = 1024 * 1024;
    private static final int MOST_MESSAGES = 100;
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    private static final Timeout ANSWER = Timeout.ofSeconds(5);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final URI address;
    private final CloseableHttpClient http;

    /** @throws IllegalArgumentException when this is no address of a feed */
    public HttpWarningFeed(URI address) {
        this(address, OutsideOnly::outside);
    }

    /** @param allowed which addresses may be connected to */
    HttpWarningFeed(URI address, Predicate<InetAddress> allowed) {
        if (address.getHost() == null || address.getUserInfo() != null || !SCHEMES.contains(address.getScheme())) {
            throw new IllegalArgumentException("not an address of a feed: " + address);
        }
        this.address = address;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new OutsideOnly(address.getHost(), allowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(ANSWER)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(ANSWER)
                        .setConnectionRequestTimeout(CONNECT)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public String name() {
        return address.getHost();
    }

    @Override
    public List<Found> fetch() {
        byte[] list = get(address, LARGEST_LIST);
        List<URI> links = links(list);
        if (links == null) {
            return List.of(new Found(address.toString(), list));
        }
        List<Found> found = new ArrayList<>();
        for (URI link : links) {
            found.add(new Found(link.toString(), get(link, CapDocument.LARGEST_BYTES + 1)));
        }
        Collections.reverse(found);
        return found;
    }

    private byte[] get(URI uri, int most) {
        try {
            return http.execute(new HttpGet(uri), answer -> {
                if (answer.getCode() != 200 || answer.getEntity() == null) {
                    throw new IOException(uri.getHost() + " answered " + answer.getCode());
                }
                try (InputStream body = answer.getEntity().getContent()) {
                    byte[] bytes = body.readNBytes(most + 1);
                    if (bytes.length > most) {
                        throw new IOException("longer than " + most + " bytes");
                    }
                    return bytes;
                }
            });
        } catch (IOException e) {
            throw new ChannelException("the feed cannot be read: " + e.getMessage(), e);
        }
    }

    /** The newest messages a list links to, newest first, on the feed's own host; null when it is a message itself. */
    private List<URI> links(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<URI> links = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            boolean entry = false;
            String root = null;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new ChannelException("the feed has a document type declaration");
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = xml.getLocalName();
                if (root == null) {
                    root = name;
                    if (name.equals("alert")) {
                        return null;
                    }
                }
                if (name.equals("entry") || name.equals("item")) {
                    entry = true;
                } else if (entry && name.equals("link")) {
                    String href = xml.getAttributeValue(null, "href");
                    URI link = address.resolve((href == null ? xml.getElementText() : href).strip());
                    if (isOurs(link) && links.size() < MOST_MESSAGES) {
                        links.add(link);
                    }
                    entry = false;
                }
            }
            return links;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new ChannelException("the feed is no list and no message", e);
        }
    }

    private boolean isOurs(URI link) {
        return SCHEMES.contains(link.getScheme())
                && link.getUserInfo() == null
                && link.getPort() == address.getPort()
                && address.getHost().equalsIgnoreCase(link.getHost());
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new ChannelException("the feed's connections do not close", e);
        }
    }
}
