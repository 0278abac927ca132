package ampssandbox

import (
	"encoding/json"
	"fmt"
	"time"
)

// longestInMilliseconds is the first number that is too long for a duration in milliseconds.
const longestInMilliseconds = 1_000_000_000

func instantOrNil(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return instantText(at)
}

func instantText(at time.Time) string {
	return at.UTC().Format("2006-01-02T15:04:05.000Z")
}

func durationOrNil(duration time.Duration) any {
	if duration == 0 {
		return nil
	}
	milliseconds := duration.Milliseconds()
	if milliseconds < longestInMilliseconds {
		return fmt.Sprintf("%dms", milliseconds)
	}
	return fmt.Sprintf("%d.%03ds", milliseconds/1000, milliseconds%1000)
}

func textOrNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// nullOr is a null that is sent, or the value, which is left out where it is nil.
func nullOr(isNull bool, value any) any {
	if isNull {
		return json.RawMessage("null")
	}
	return value
}
