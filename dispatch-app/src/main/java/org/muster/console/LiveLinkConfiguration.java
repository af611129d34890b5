package org.muster.console;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.muster.account.LiveAccess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.util.WebUtils;

/** Opens {@code /ws} to pages of this very host, for those the door has let in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveLinkConfiguration implements WebSocketConfigurer {

    private static final int LARGEST_MESSAGE = 64 * 1024;

    private final LiveLink link;
    private final String[] origins;

    /** @param origins pages of other hosts that may connect as well; none by default */
    LiveLinkConfiguration(LiveLink link, @Value("${muster.console.allowed-origins:}") String[] origins) {
        this.link = link;
        this.origins = origins;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        DefaultHandshakeHandler handshake = new DefaultHandshakeHandler() {
            @Override
            protected List<WebSocketExtension> filterRequestedExtensions(
                    ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
                // each console would compress each frame for itself
                return List.of();
            }
        };
        handshake.setSupportedProtocols("v12.stomp", "v11.stomp");
        registry.addHandler(link, "/ws")
                .setHandshakeHandler(handshake)
                .setAllowedOrigins(origins)
                .addInterceptors(new Admission());
    }

    /** Takes along who came, since the socket will have no request of its own. */
    private static final class Admission implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            attributes.put(LiveLink.ACCESS, LiveAccess.current().orElseThrow());
            if (request instanceof ServletServerHttpRequest servlet) {
                Cookie xsrf = WebUtils.getCookie(servlet.getServletRequest(), "XSRF-TOKEN");
                if (xsrf != null) {
                    attributes.put(LiveLink.XSRF, xsrf.getValue());
                }
            }
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Exception failure) {
            // nothing is left to do
        }
    }

    @Bean
    ServletServerContainerFactoryBean webSocketLimits() {
        ServletServerContainerFactoryBean limits = new ServletServerContainerFactoryBean();
        limits.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
        limits.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        return limits;
    }
}
