package ampssandbox

import (
	"context"
	"net/http"
	"net/url"

	"github.com/amps-sandbox/amps-sandbox/clients/go/internal/document"
)

// Rules is scripted behaviour. Rules added last are asked first, and a reset takes them away.
type Rules struct{ transport transport }

// Create adds a rule, which needs a name: when a request is such, then this happens to it, so often.
func (r *Rules) Create(ctx context.Context, rule Rule) (RuleReport, error) {
	added, err := r.add(ctx, map[string]any{"rules": []Rule{rule}})
	if err != nil {
		return RuleReport{}, err
	}
	return added[0], nil
}

// AddScenario adds the rules of a scenario: all of them, or none. It takes the name of one that comes with the
// emulator, the path of a JSON or YAML file, the text of one as a string or as bytes, or the scenario itself: a
// Scenario, or any value that is one as JSON.
func (r *Rules) AddScenario(ctx context.Context, scenario any) ([]RuleReport, error) {
	read, err := document.Read("scenario", scenario)
	if err != nil {
		return nil, err
	}
	return r.add(ctx, map[string]any{"scenario": read.OnWire()})
}

// List returns the rules in the order in which they are asked.
func (r *Rules) List(ctx context.Context) ([]RuleReport, error) {
	return listAll[RuleReport](ctx, r.transport, "list rules", "/rules", nil)
}

// Get tells what the rule has done so far.
func (r *Rules) Get(ctx context.Context, name string) (RuleReport, error) {
	var rule RuleReport
	err := r.transport.ask(ctx, "read the rule", http.MethodGet, rulePath(name), nil, &rule)
	return rule, err
}

// Delete removes the rule.
func (r *Rules) Delete(ctx context.Context, name string) error {
	return r.transport.ask(ctx, "remove the rule", http.MethodDelete, rulePath(name), nil, nil)
}

// Clear goes back to the rules of the start.
func (r *Rules) Clear(ctx context.Context) error {
	return r.transport.ask(ctx, "clear the rules", http.MethodDelete, "/rules", nil, nil)
}

func (r *Rules) add(ctx context.Context, body any) ([]RuleReport, error) {
	var answer struct {
		Items []RuleReport `json:"items"`
	}
	err := r.transport.ask(ctx, "add rules", http.MethodPost, "/rules", body, &answer)
	return answer.Items, err
}

func rulePath(name string) string {
	return "/rules/" + url.PathEscape(name)
}
