package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.dormouse.compiler.refusal.Refusal;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** javac is found behind what IDEs and build tools wrap around it; where there is none, the build says so. */
class JavacTasksTest {

    @TempDir
    Path folder;

    @Test
    void behindAProxy() throws IOException {
        refusesPlainCall(JavacTasksTest::proxy);
    }

    @Test
    void behindADelegate() throws IOException {
        refusesPlainCall(Delegating::new);
    }

    @Test
    void behindBoth() throws IOException {
        refusesPlainCall(environment -> new Delegating(proxy(new Delegating(environment))));
    }

    private void refusesPlainCall(UnaryOperator<ProcessingEnvironment> wrapping) throws IOException {
        Project.Outcome outcome = project(wrapping).compile();
        assertEquals(1, outcome.messages().size(), outcome.messages()::toString);
        assertEquals("Fib.java:5: [DM001]", outcome.messages().get(0).substring(0, 19));
        assertFalse(outcome.success());
    }

    @Test
    void withoutJavac() throws IOException {
        Project.Outcome outcome = project(Foreign::new).compile();
        assertEquals(List.of(Refusal.NO_JAVAC.message()), outcome.messages());
        assertFalse(outcome.success());
        assertEquals(List.of(), project(Foreign::new).compile(Project.UNWOVEN).messages());
    }

    private Project project(UnaryOperator<ProcessingEnvironment> wrapping) throws IOException {
        return new Project(folder).processor(() -> new Wrapping(wrapping)).source("Fib.java", """
                import dev.dormouse.*;

                class Fib {
                    @Coroutine static void fib(Yield.OfInt out) {}
                    static void plain(Yield.OfInt out) { fib(out); }
                }
                """);
    }

    private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
        InvocationHandler handler = new InvocationHandler() {
            @Override
            public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
                return method.invoke(environment, arguments);
            }
        };
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                JavacTasksTest.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
    }

    private static class Delegating implements ProcessingEnvironment {

        private final ProcessingEnvironment delegate;

        Delegating(ProcessingEnvironment delegate) {
            this.delegate = delegate;
        }

        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }

    /** An environment with no javac behind it that could be found: what it takes from one it has taken apart. */
    private static final class Foreign implements ProcessingEnvironment {

        private final Map<String, String> options;
        private final Messager messager;
        private final Filer filer;
        private final Elements elements;
        private final Types types;
        private final SourceVersion version;
        private final Locale locale;

        Foreign(ProcessingEnvironment javac) {
            options = javac.getOptions();
            messager = javac.getMessager();
            filer = javac.getFiler();
            elements = javac.getElementUtils();
            types = javac.getTypeUtils();
            version = javac.getSourceVersion();
            locale = javac.getLocale();
        }

        @Override
        public Map<String, String> getOptions() {
            return options;
        }

        @Override
        public Messager getMessager() {
            return messager;
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return elements;
        }

        @Override
        public Types getTypeUtils() {
            return types;
        }

        @Override
        public SourceVersion getSourceVersion() {
            return version;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }
    }
}
