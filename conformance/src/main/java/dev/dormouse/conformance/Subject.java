package dev.dormouse.conformance;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.dormouse.Async;
import dev.dormouse.Exchange;
import dev.dormouse.Yield;

/**
 * A coroutine of the corpus and one set of arguments.
 *
 * @param owner binary name of its class
 * @param method its name, which is not overloaded there
 * @param receiver binary name of the receiver's class; {@code null} when it is static
 * @param rows the rows it holds
 * @param arguments what it is started with
 */
record Subject(String owner, String method, String receiver, List<Integer> rows, String arguments) {

    /** The subjects that a class declares, in order of their names. */
    static List<Subject> of(Class<?> owner) {
        List<Subject> subjects = new ArrayList<>();
        for (Method method : owner.getDeclaredMethods()) {
            Row row = method.getAnnotation(Row.class);
            if (row == null || method.isSynthetic()) {
                continue; // javac annotates bridges, too; others do not
            }
            String receiver = null;
            if (!Modifier.isStatic(method.getModifiers())) {
                receiver = (row.receiver() == void.class ? owner : row.receiver()).getName();
            }
            List<Integer> rows = new ArrayList<>();
            for (int number : row.value()) {
                rows.add(number);
            }
            for (String arguments : row.args()) {
                subjects.add(new Subject(owner.getName(), method.getName(), receiver, List.copyOf(rows), arguments));
            }
        }
        subjects.sort(Comparator.comparing(Subject::method).thenComparing(Subject::arguments));
        return subjects;
    }

    /** The class whose loader is {@code loader}. */
    Class<?> load(ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(owner, true, loader);
    }

    /** The coroutine as javac compiled it or as the weaver left it, by the loader. */
    Method resolve(ClassLoader loader) throws ClassNotFoundException {
        Method found = null;
        for (Method method : load(loader).getDeclaredMethods()) {
            if (method.getName().equals(this.method) && !method.isSynthetic()) {
                if (found != null) {
                    throw new AssertionError(owner + "." + this.method + " is overloaded; a subject must not be");
                }
                found = method;
            }
        }
        if (found == null) {
            throw new AssertionError(owner + "." + method + " is not there");
        }
        found.setAccessible(true);
        return found;
    }

    /** A new receiver, or {@code null}. */
    Object newReceiver(ClassLoader loader) throws ReflectiveOperationException {
        if (receiver == null) {
            return null;
        }
        var constructor = Class.forName(receiver, true, loader).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** The index of the parameter that is the port. */
    static int portIndex(Method method) {
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (isPort(types[i])) {
                return i;
            }
        }
        throw new AssertionError(method + " has no port");
    }

    /** The port's type, with its type arguments where the source gives them. */
    static Type portType(Method method) {
        return method.getGenericParameterTypes()[portIndex(method)];
    }

    /** What the port resumes a coroutine with; {@code void.class} for nothing. */
    static Class<?> resumeType(Method method) {
        Type port = portType(method);
        if (port instanceof ParameterizedType type) {
            if (type.getRawType() != Exchange.class) {
                return void.class;
            }
            return type.getActualTypeArguments()[1] instanceof Class<?> argument ? argument : Object.class;
        }
        return port == Exchange.class ? Object.class : primitive((Class<?>) port).getReturnType();
    }

    /** The one abstract method of a port type. */
    static Method primitive(Class<?> port) {
        for (Method method : port.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                return method;
            }
        }
        throw new AssertionError(port.getName() + " has no primitive");
    }

    static Class<?> erasure(Type port) {
        return port instanceof ParameterizedType type ? (Class<?>) type.getRawType() : (Class<?>) port;
    }

    /** Whether it is spawned in a poll loop. */
    boolean isTask(ClassLoader loader) throws ClassNotFoundException {
        Class<?> port = erasure(portType(resolve(loader)));
        return port == Async.class || port == UnwovenAsync.class;
    }

    private static boolean isPort(Class<?> type) {
        return type == Async.class || type == UnwovenAsync.class || type == Exchange.class || type == Yield.class || type.getEnclosingClass() == Yield.class
                || type.isAnnotationPresent(Yields.class);
    }

    String simpleOwner() {
        return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
    }

    @Override
    public String toString() {
        return simpleOwner() + "." + method + "(" + arguments + ")";
    }
}
