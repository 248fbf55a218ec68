package dev.dormouse;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A variable whose value no {@linkplain PollLoop#dump dump} shows: a parameter or local of a coroutine, or all that are declared with a type.
 *
 * <p>The mark does not spread: a variable that the value is copied to, and a parameter that it is passed in, need one of their own. A type's goes wherever the type does. Locals of one name are hidden in
 * all coroutines of their class. Class files do not keep what a local is marked with: where something else than the annotation processor weaves, mark the type, or the parameter of a method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.LOCAL_VARIABLE, ElementType.TYPE})
public @interface Sensitive {
}
