package data

// A Class says how two accounts differ in one cell.
type Class string

// The classes in the order in which legends list them.
const (
	Same                 Class = "same"                    // equal in all parts
	SameStanceOtherTerms Class = "same_stance_other_terms" // the stances equal in all parts, something else not
	Differ               Class = "differ"                  // both speak, other stances
	OneDefers            Class = "one_defers"              // both speak, and part 1 of one defers
	OnlyFirst            Class = "only_first"
	OnlySecond           Class = "only_second"
	Neither              Class = "neither"
	NoSourceRead         Class = "no_source_read"
)

// Classes lists every class in order.
var Classes = []Class{Same, SameStanceOtherTerms, Differ, OneDefers, OnlyFirst, OnlySecond, Neither, NoSourceRead}

// A Difference is how two accounts compare in one cell. Disagree marks that readings of one of the
// two proposals tell the cell differently; it stands beside any class.
type Difference struct {
	Topic, Region string
	First, Second []Position
	Class         Class
	Disagree      bool
}

// Compare holds two accounts against each other, topic by topic and region by region: on topics of
// the territory kind for every region, on the others for each region that either of them speaks of,
// in the order of topics and regions.
func (d *Dataset) Compare(first, second AccountID) []Difference {
	var differences []Difference
	for _, topic := range d.Topics {
		for _, region := range d.regionsOf(topic, first, second) {
			differences = append(differences, d.compareCell(topic.ID, region, first, second))
		}
	}
	return differences
}

func (d *Dataset) compareCell(topic, region string, first, second AccountID) Difference {
	a := d.Cell(Cell{first.Proposal, topic, region, first.Reading})
	b := d.Cell(Cell{second.Proposal, topic, region, second.Reading})
	return Difference{
		Topic: topic, Region: region, First: a, Second: b,
		Class:    ClassOf(a, b),
		Disagree: d.ReadingsDisagree(first.Proposal, topic, region) || d.ReadingsDisagree(second.Proposal, topic, region),
	}
}

// regionsOf lists the regions of the cells of a topic in the accounts given; "" stands for no region.
func (d *Dataset) regionsOf(topic Topic, accounts ...AccountID) []string {
	var regions []string
	if topic.Kind == TerritoryKind {
		for _, region := range d.Regions {
			regions = append(regions, region.ID)
		}
		return regions
	}
	for _, region := range append([]Region{{}}, d.Regions...) {
		for _, account := range accounts {
			if len(d.Cell(Cell{account.Proposal, topic.ID, region.ID, account.Reading})) > 0 {
				regions = append(regions, region.ID)
				break
			}
		}
	}
	return regions
}

// RegionsOf lists the regions about which any account has a cell on the topic; "" is no region.
func (d *Dataset) RegionsOf(topic Topic) []string {
	ids := make([]AccountID, len(d.Accounts))
	for i, account := range d.Accounts {
		ids[i] = account.AccountID
	}
	return d.regionsOf(topic, ids...)
}

// ClassOf says how the parts of two cells differ. No parts stand for no source read.
func ClassOf(a, b []Position) Class {
	switch {
	case len(a) == 0 || len(b) == 0:
		return NoSourceRead
	case !speak(a) && !speak(b):
		return Neither
	case !speak(b):
		return OnlyFirst
	case !speak(a):
		return OnlySecond
	}
	switch {
	case sameParts(a, b, Claim.SameAs):
		return Same
	case sameParts(a, b, func(x, y Claim) bool { return x.Stance == y.Stance }):
		return SameStanceOtherTerms
	case Defers(a[0].Stance) != Defers(b[0].Stance):
		return OneDefers
	}
	return Differ
}

func speak(parts []Position) bool { return len(parts) > 0 && Speaks(parts[0].Stance) }

func sameParts(a, b []Position, same func(x, y Claim) bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !same(a[i].Claim, b[i].Claim) {
			return false
		}
	}
	return true
}

// ReadingsDisagree reports whether two readings of one proposal tell a cell differently: both speak,
// and each says something, in stance, extent, object or by whom, that the other does not. A reading
// that is silent, or tells only some of the parts, contradicts nothing.
func (d *Dataset) ReadingsDisagree(proposal, topic, region string) bool {
	return len(d.Disagreeing(proposal, topic, region)) > 0
}

// Disagreeing lists the readings, in order, that contradict another reading of the cell.
func (d *Dataset) Disagreeing(proposal, topic, region string) []string {
	var readings []string
	for _, one := range d.Readings {
		if len(d.Contradicting(Cell{proposal, topic, region, one.ID})) > 0 {
			readings = append(readings, one.ID)
		}
	}
	return readings
}

// Contradicting lists the readings, in order, that tell a cell otherwise than its own reading does.
func (d *Dataset) Contradicting(cell Cell) []string {
	said := d.Cell(cell)
	var readings []string
	for _, reading := range d.Readings {
		other := cell
		other.Reading = reading.ID
		if contradict(said, d.Cell(other)) {
			readings = append(readings, reading.ID)
		}
	}
	return readings
}

func contradict(a, b []Position) bool {
	return speak(a) && speak(b) && !within(a, b) && !within(b, a)
}

// within reports whether every claim of a stands among those of b.
func within(a, b []Position) bool {
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x.Claim.agreesWith(y.Claim)
		}
		if !found {
			return false
		}
	}
	return true
}
