package org.quietroom.gateway.sealed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.quietroom.gateway.console.OneBrowser;

/** Gives a class the one browser, and for its tests a {@link SealedHouse} with these sealed rooms, closed after the last of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({OneBrowser.class, InHouse.Opened.class})
@interface InHouse {
    /** The rooms' titles, with a vertical bar between. */
    String rooms();

    /** Opens the house before the first test and hands it over. */
    final class Opened implements BeforeAllCallback, ParameterResolver {
        @Override
        public void beforeAll(ExtensionContext context) {
            String rooms =
                    context.getRequiredTestClass().getAnnotation(InHouse.class).rooms();
            store(context).put(SealedHouse.class, new SealedHouse(rooms));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SealedHouse.class;
        }

        @Override
        public SealedHouse resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return store(context).get(SealedHouse.class, SealedHouse.class);
        }

        private static Store store(ExtensionContext context) {
            return context.getStore(Namespace.create(Opened.class));
        }
    }
}
