package dev.dormouse.benchmarks.resume

import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.RestrictsSuspension
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.createCoroutineUnintercepted
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume

/**
 * A generator of `long` over Kotlin's suspend functions, as lean as the language has it: what sleeps is resumed directly, however deep it is, and what is yielded is not boxed.
 */
@RestrictsSuspension
class Generator(depth: Int, n: Int) : Continuation<Long> {

    private var sleeping: Continuation<Unit>?
    private var value = 0L
    private var result = 0L

    init {
        val chain: suspend Generator.() -> Long = when (depth) {
            1 -> { -> fibWithSum(n) }
            2 -> { -> level2(n) }
            4 -> { -> level4(n) }
            8 -> { -> level8(n) }
            else -> throw IllegalArgumentException("depth $depth: 1, 2, 4 or 8")
        }
        sleeping = chain.createCoroutineUnintercepted(this, this)
    }

    override val context: CoroutineContext
        get() = EmptyCoroutineContext

    suspend fun yield(value: Long) {
        this.value = value
        return suspendCoroutineUninterceptedOrReturn { sleeping = it; COROUTINE_SUSPENDED }
    }

    override fun resumeWith(result: Result<Long>) {
        this.result = result.getOrThrow()
    }

    fun next(): Boolean {
        val at = sleeping ?: throw IllegalStateException("it has ended")
        sleeping = null
        at.resume(Unit)
        return sleeping != null
    }

    fun value() = value

    fun result() = result
}

private suspend fun Generator.fibWithSum(n: Int): Long {
    var a = 0L
    var b = 1L
    var sum = 0L
    for (i in 0 until n) {
        yield(a)
        sum += a
        val next = a + b
        a = b
        b = next
    }
    return sum
}

private suspend fun Generator.level2(n: Int): Long {
    yield(2)
    return fibWithSum(n) + n
}

private suspend fun Generator.level3(n: Int): Long {
    yield(3)
    return level2(n) + n
}

private suspend fun Generator.level4(n: Int): Long {
    yield(4)
    return level3(n) + n
}

private suspend fun Generator.level5(n: Int): Long {
    yield(5)
    return level4(n) + n
}

private suspend fun Generator.level6(n: Int): Long {
    yield(6)
    return level5(n) + n
}

private suspend fun Generator.level7(n: Int): Long {
    yield(7)
    return level6(n) + n
}

private suspend fun Generator.level8(n: Int): Long {
    yield(8)
    return level7(n) + n
}
