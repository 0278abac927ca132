package ampssandbox

import (
	"context"
	"net/http"
	"time"
)

// ClockControl is the time of an account. It goes forward only; what is due on the way has run afterwards.
type ClockControl struct{ transport transport }

// Get reads the clock.
func (c *ClockControl) Get(ctx context.Context) (Clock, error) {
	return c.ask(ctx, "read the clock", http.MethodGet, "", nil)
}

// Advance lets time pass.
func (c *ClockControl) Advance(ctx context.Context, by time.Duration) (Clock, error) {
	body := map[string]any{"by": by.Milliseconds()}
	return c.ask(ctx, "advance the clock", http.MethodPost, "/advance", body)
}

// Set goes forward to an instant.
func (c *ClockControl) Set(ctx context.Context, at time.Time) (Clock, error) {
	body := map[string]any{"at": instantText(at)}
	return c.ask(ctx, "set the clock", http.MethodPost, "/set", body)
}

// Freeze stops the clock.
func (c *ClockControl) Freeze(ctx context.Context) (Clock, error) {
	return c.change(ctx, "freeze the clock", map[string]any{"mode": "frozen"})
}

// FreezeAt goes forward to an instant, and stops there.
func (c *ClockControl) FreezeAt(ctx context.Context, at time.Time) (Clock, error) {
	return c.change(ctx, "freeze the clock", map[string]any{"mode": "frozen", "at": instantText(at)})
}

// Run lets the clock run as time does.
func (c *ClockControl) Run(ctx context.Context) (Clock, error) {
	return c.change(ctx, "let the clock run", map[string]any{"mode": "real"})
}

// Scale lets the clock run so many times as fast.
func (c *ClockControl) Scale(ctx context.Context, factor float64) (Clock, error) {
	return c.change(ctx, "scale the clock", map[string]any{"mode": "scaled", "factor": factor})
}

func (c *ClockControl) change(ctx context.Context, what string, body any) (Clock, error) {
	return c.ask(ctx, what, http.MethodPatch, "", body)
}

func (c *ClockControl) ask(ctx context.Context, what, method, path string, body any) (Clock, error) {
	var clock Clock
	err := c.transport.ask(ctx, what, method, "/clock"+path, body, &clock)
	return clock, err
}
