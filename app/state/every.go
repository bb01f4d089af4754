package state

import "stancemap/data"

// every is the way to all positions on a region where its territory is spoken of, else to those on the topic.
func (v *View) every(topic data.Topic, region string) Every {
	e := Every{Subject: Subject{Topic: topic.ID}}
	if topic.Kind == data.TerritoryKind && region != "" {
		e.Subject = Subject{Region: region}
	}
	n := 0
	for _, p := range v.record.Positions {
		if e.Subject.Region != "" && p.Region == region || e.Subject.Topic == p.Topic {
			n++
		}
	}
	switch {
	case n == 0:
		return Every{}
	case e.Subject.Region != "":
		e.Words = v.Words.Count("detail.every_on_region", n, "Region", v.RegionName(region))
	default:
		e.Words = v.Words.Count("detail.every_on_topic", n)
	}
	return e
}

// ListEvery lists all positions on a region or on a topic, by date, in the table of positions: in place of
// every other limit of it but that to what is not unconfirmed.
func (s *Store) ListEvery(on Subject) {
	limit := ColumnLimit{Column: "region", Values: []string{s.view.RegionName(on.Region)}}
	if on.Region == "" {
		topic, _ := s.dataset.Topic(on.Topic)
		limit = ColumnLimit{Column: "topic", Values: []string{topic.Label}}
	}
	s.together(func() {
		s.ShowTab(PositionsTab)
		next := s.state
		next.Table.Sort, next.Table.Descending = "presented_on", false
		next.Filter.Accounts, next.Filter.Regions, next.Filter.Topics = "", "", ""
		for _, other := range next.Filter.Columns.Of(PositionsTab) {
			next.Filter.Columns = next.Filter.Columns.With(PositionsTab, ColumnLimit{Column: other.Column})
		}
		next.Filter.Columns = next.Filter.Columns.With(PositionsTab, limit)
		s.change(next)
	})
}
