// The coroutines of AsInRust.java as async functions, and what rustc makes of them: prints each one's name and bytes.
//     rustc --edition 2021 -O sizes.rs && ./sizes
// What is awaited is a future of no size, so that all that counts is what lives across it.
#![allow(unused_assignments)]

use std::future::Future;
use std::hint::black_box;
use std::mem::size_of_val;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Nap;

impl Future for Nap {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}

struct Ask;

impl Future for Ask {
    type Output = i32;
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<i32> {
        Poll::Pending
    }
}

async fn four_then_one(a: u64, b: u64, c: u64, d: u64) -> u64 {
    let left = a * b + c * d;
    Nap.await;
    left
}

async fn two_phases(seed: u64) -> u64 {
    let (a, b, c, d) = (seed + 1, seed + 2, seed + 3, seed + 4);
    Nap.await;
    let (e, f, g) = (a ^ b ^ c ^ d, a & b, c | d);
    Nap.await;
    e + f * g
}

async fn one_of_each(flag: bool, tiny: u8, small: u16, word: u32, wide: u64) -> u64 {
    Nap.await;
    flag as u64 + tiny as u64 + small as u64 + word as u64 + wide
}

async fn fib(n: u32) -> u64 {
    let (mut a, mut b, mut sum) = (0u64, 1u64, 0u64);
    let mut i = 0;
    while i < n {
        Nap.await;
        sum += a;
        let next = a + b;
        a = b;
        b = next;
        i += 1;
    }
    sum
}

async fn nothing() {
    Nap.await;
}

async fn blink(led: &mut bool, times: u32) {
    let mut i = 0;
    while i < times {
        *led = !*led;
        Nap.await;
        i += 1;
    }
}

async fn ten_times() -> i32 {
    let mut sum = 0;
    for i in 0..10 {
        sum += i * Ask.await;
    }
    sum
}

async fn sum_of(values: &[i32]) -> i32 {
    let mut sum = 0;
    for v in values {
        sum += v * Ask.await;
    }
    sum
}

async fn largest(values: &[i32]) -> i32 {
    let mut largest = values[0];
    for i in 1..values.len() {
        Nap.await;
        if values[i] > largest {
            largest = values[i];
        }
    }
    largest
}

async fn eight_flags(mask: u8) -> i32 {
    let (a, b, c, d) = (mask & 1 != 0, mask & 2 != 0, mask & 4 != 0, mask & 8 != 0);
    let (e, f, g, h) = (mask & 16 != 0, mask & 32 != 0, mask & 64 != 0, mask & 128 != 0);
    Nap.await;
    a as i32 + b as i32 + c as i32 + d as i32 + e as i32 + f as i32 + g as i32 + h as i32
}

async fn debounce(samples: u8) -> bool {
    let mut stable = false;
    let mut last = false;
    let mut same = 0u8;
    for _ in 0..samples {
        let now = Ask.await > 0;
        same = if now == last { same + 1 } else { 0 };
        last = now;
        if same == 3 {
            stable = now;
        }
    }
    stable
}

async fn checksum(length: u16) -> u16 {
    let mut crc = 0xffffu16;
    for _ in 0..length {
        crc ^= Ask.await as u8 as u16;
        for _ in 0..8 {
            crc = if crc & 1 != 0 { crc >> 1 ^ 0xa001 } else { crc >> 1 };
        }
    }
    crc
}

async fn frame() -> i32 {
    let kind = Ask.await as u8;
    let length = Ask.await as u8;
    let mut check = kind ^ length;
    for _ in 0..length {
        check ^= Ask.await as u8;
    }
    if check == Ask.await as u8 { kind as i32 } else { -1 }
}

async fn mean(count: u16) -> f32 {
    let mut sum = 0f32;
    let mut i = 0u16;
    while i < count {
        sum += Ask.await as f32;
        i += 1;
    }
    sum / count as f32
}

async fn controller(kp: f32, ki: f32, kd: f32, target: f32) -> f32 {
    let (mut integral, mut before, mut out) = (0f32, 0f32, 0f32);
    for _ in 0..10 {
        let error = target - Ask.await as f32;
        integral += error;
        out = kp * error + ki * integral + kd * (error - before);
        before = error;
    }
    out
}

async fn retry(attempts: u8) -> i32 {
    let mut delay = 10u16;
    let mut attempt = 0u8;
    while attempt < attempts {
        let answer = Ask.await;
        if answer > 0 {
            return answer;
        }
        Nap.await;
        delay *= 2;
        attempt += 1;
    }
    -(delay as i32)
}

async fn grid(rows: u8, columns: u8) -> i32 {
    let mut sum = 0;
    let mut row = 0u8;
    while row < rows {
        let mut column = 0u8;
        while column < columns {
            sum += row as i32 * column as i32 * Ask.await;
            column += 1;
        }
        row += 1;
    }
    sum
}

async fn switched(mut state: u8) -> i32 {
    let mut steps = 0u16;
    loop {
        match state {
            0 => return steps as i32,
            1 => state = (Ask.await & 3) as u8,
            2 => {
                Nap.await;
                state = 1;
            }
            _ => {
                steps += Ask.await as u8 as u16;
                state -= 1;
            }
        }
        steps += 1;
    }
}

async fn first_of_three(a: &[i32], b: &[i32], c: &[i32]) -> usize {
    let mut n = 0;
    Nap.await;
    n += a.len();
    Nap.await;
    n += b.len();
    Nap.await;
    n + c.len()
}

async fn copy(from: &mut Vec<u8>, to: &mut Vec<u8>) -> u64 {
    let mut total = 0u64;
    while let Some(byte) = from.pop() {
        Nap.await;
        to.push(byte);
        total += 1;
    }
    total
}

async fn echo(stream: &mut Vec<u8>, buffer: &mut [u8]) {
    loop {
        let n = Ask.await as usize;
        if n == 0 {
            return;
        }
        Nap.await;
        stream.extend_from_slice(&buffer[..n]);
    }
}

async fn deadline(mut now: u64, timeout: u32) -> bool {
    let until = now + timeout as u64;
    while now < until {
        if Ask.await == 0 {
            return true;
        }
        now += 1;
    }
    false
}

async fn window() -> i32 {
    let (mut a, mut b, mut c, mut d) = (0i16, 0i16, 0i16, 0i16);
    for _ in 0..20 {
        a = b;
        b = c;
        c = d;
        d = Ask.await as i16;
    }
    a as i32 + b as i32 + c as i32 + d as i32
}

async fn on_the_stack(a: i32) -> i32 {
    a * a + Ask.await * (a + Ask.await)
}

async fn constants() -> i64 {
    let (five, seven) = (5i32, 7i64);
    Nap.await;
    five as i64 + seven
}

async fn one_arm(a: u64, b: u64, which: bool) -> u64 {
    if which {
        let (x, y) = (a * 3, b * 5);
        Nap.await;
        x ^ y
    } else {
        let z = a + b;
        Nap.await;
        z
    }
}

async fn bits(word: u32) -> i32 {
    let mut set = 0;
    let mut left = word;
    while left != 0 {
        set += (left & 1) as i32 * Ask.await;
        left >>= 1;
    }
    set
}

async fn level1(seed: u64) -> u64 {
    let local = black_box([seed; 8]);
    Nap.await;
    local.iter().sum()
}

async fn level2(seed: u64) -> u64 {
    let local = black_box([seed; 8]);
    level1(seed + 1).await + local.iter().sum::<u64>()
}

async fn level3(seed: u64) -> u64 {
    let local = black_box([seed; 8]);
    level2(seed + 1).await + local.iter().sum::<u64>()
}

async fn level4(seed: u64) -> u64 {
    let local = black_box([seed; 8]);
    level3(seed + 1).await + local.iter().sum::<u64>()
}

async fn five_levels(seed: u64) -> u64 {
    let local = black_box([seed; 8]);
    level4(seed + 1).await + local.iter().sum::<u64>()
}

fn main() {
    macro_rules! sizes {
        ($($name:ident ( $($argument:expr),* )),* $(,)?) => { $( println!("{} {}", stringify!($name), size_of_val(&$name($($argument),*))); )* };
    }
    let values = [1, 2, 3];
    let (mut led, mut from, mut to, mut stream, mut buffer) = (false, vec![1u8], vec![2u8], vec![3u8], [0u8; 4]);
    sizes!(
        four_then_one(1, 2, 3, 4), two_phases(1), one_of_each(true, 1, 2, 3, 4), fib(5), nothing(), blink(&mut led, 3), ten_times(), sum_of(&values),
        largest(&values), eight_flags(1), debounce(9), checksum(9), frame(), mean(9), controller(1.0, 2.0, 3.0, 4.0), retry(3), grid(2, 3), switched(3),
        first_of_three(&values, &values, &values), copy(&mut from, &mut to), echo(&mut stream, &mut buffer), deadline(1, 2), window(), on_the_stack(1), constants(), one_arm(1, 2, true), bits(3),
        five_levels(1),
    );
}
