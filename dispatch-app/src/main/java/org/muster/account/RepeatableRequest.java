package org.muster.account;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** A request whose body has been read once for its hash and can be read again; uploads in parts are told by their length. */
class RepeatableRequest extends HttpServletRequestWrapper {

    private final boolean inParts;
    private final byte[] body;

    /** @throws Problem 413 when the body is larger */
    RepeatableRequest(HttpServletRequest request, int largest) throws IOException {
        super(request);
        this.inParts =
                request.getContentType() != null && request.getContentType().startsWith("multipart/");
        this.body = inParts
                ? Long.toString(request.getContentLengthLong()).getBytes(StandardCharsets.UTF_8)
                : request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw new Problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "内容过大", "请求内容过大，请压缩或分次提交。");
        }
    }

    /** SHA-256 over method, address and body. */
    byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = getMethod() + ' ' + getRequestURI() + '?' + getQueryString() + '\n';
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (inParts) {
            return super.getInputStream();
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return bytes.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("this body is read blocking");
            }
        };
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
}
