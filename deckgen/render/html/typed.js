"use strict";
// A slide's number that is typed, wherever on the keyboard its digits are, and ended by Enter.

let typed = "";

// Returns the number that a key ends, 0 for one of its digits, and nothing for any other key, which it forgets it at.
function typedNumber(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  const ended = event.key === "Enter" && Number(typed);
  typed = digit ? typed + digit[1] : "";
  return digit ? 0 : ended || undefined;
}
