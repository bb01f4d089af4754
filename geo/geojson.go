package geo

// top reads the outermost object. It returns true for a Topology, of which it
// has read the type at most.
func (d *decoder) top() (topology bool) {
	start, told := d.scanner, len(d.found.Problems)
	o, topology := d.object(true)
	if topology {
		// What has been told of the members before its type is told again.
		d.scanner, d.counts = start, map[string]int{}
		d.found = Findings{Problems: d.found.Problems[:told]}
		return true
	}
	if d.fault != nil {
		return false
	}
	switch o.kind {
	case "FeatureCollection":
		d.collectionOfFeatures(&o)
	case "Feature":
		d.addFeature(&o)
	default:
		if o.has&(memberFeatures|memberType) == memberFeatures {
			d.report(ruleType, o.at, "a GeoJSON object must have a type", "", `write "type": "FeatureCollection"`).as(Mended, NameType)
			d.collectionOfFeatures(&o)
			return false
		}
		d.bareGeometry(&o)
	}
	return false
}

func (d *decoder) features() {
	d.enter()
	for n := 0; d.more(n, ']'); n++ {
		if d.met.features >= d.options.Limits.Features {
			d.tooMany(ruleMost, "features", d.options.Limits.Features)
			return
		}
		d.pulse(n, 1<<10)
		if d.fault != nil {
			return
		}
		d.step("feature", n)
		if d.text[d.i] != '{' {
			d.refuse(ruleType, "must be a Feature")
		} else {
			o, _ := d.object(false)
			d.addFeature(&o)
		}
		d.back()
	}
}

func (d *decoder) collectionOfFeatures(o *object) {
	if o.has&memberFeatures == 0 {
		d.report(ruleFeatures, o.at, "a FeatureCollection must have features", "", "").as(Stopped, 0)
	}
	d.meaningless(o, "a FeatureCollection", memberGeometry|memberProperties|memberCoordinates|memberGeometries)
	d.compareBbox(o, d.layer.Bound())
}

// meaningless tells of members that belong to other types (RFC 7946, 7.1).
func (d *decoder) meaningless(o *object, noun string, not members) {
	for i, name := range memberNames {
		if o.has&not&(1<<i) != 0 {
			d.report(ruleSemantics, o.at, noun+" must not have the member "+name, "", "rename it or take it out").as(Mended, 0)
		}
	}
}

// addFeature judges a feature and adds it to the layer. What stands among the
// features with another type is taken for what it holds, so that no row is lost.
func (d *decoder) addFeature(o *object) {
	if d.fault != nil {
		return
	}
	d.met.features++
	d.spell(o)
	switch {
	case o.kind == "Feature":
		d.meaningless(o, "a Feature", memberCoordinates|memberGeometries|memberFeatures)
		d.needed(o)
	case o.has&(memberCoordinates|memberGeometries) != 0 && o.has&memberGeometry == 0:
		d.report(ruleType, o.kindAt, "type must be Feature", o.kind, "put the geometry into a Feature").as(Mended, 0)
		o.geometry = d.geometry(o)
	case o.has&(memberGeometry|memberProperties) != 0:
		d.report(ruleType, o.kindAt, "type must be Feature", o.kind, "").as(Mended, NameType)
	default:
		d.report(ruleType, o.kindAt, "type must be Feature", o.kind, "").as(LeftOut, 0)
	}
	d.sequences = d.sequences[:o.sequences]
	feature := Feature{ID: o.id, Properties: o.properties, Geometry: o.geometry, Bound: o.bound}
	d.judgeFeature(o, &feature)
	d.layer.Features = append(d.layer.Features, feature)
}

func (d *decoder) needed(o *object) {
	if o.has&memberGeometry == 0 {
		d.report(ruleGeometry, o.at, "a Feature must have a geometry", "", `write "geometry": null for one without a place`).as(Mended, 0)
	}
	if o.has&memberProperties == 0 {
		d.report(ruleProperties, o.at, "a Feature must have properties", "", `write "properties": null for one without any`).as(Mended, 0)
	}
}

// bareGeometry makes a layer of the outermost object.
func (d *decoder) bareGeometry(o *object) {
	d.spell(o)
	switch o.kind {
	case "FeatureCollection":
		d.collectionOfFeatures(o)
		return
	case "Feature":
		d.addFeature(o)
		return
	case "":
		if o.has&memberType == 0 {
			d.report(ruleType, o.at, "a GeoJSON object must have a type", "", esri(o)).as(Stopped, 0)
		}
		return
	}
	feature := Feature{Geometry: d.geometry(o)}
	if d.fault != nil {
		return
	}
	d.met.features++
	feature.Bound = o.bound
	d.judgeFeature(o, &feature)
	d.layer.Features = append(d.layer.Features, feature)
}

// esri knows the file of a neighbour.
func esri(o *object) string {
	if o.has&memberFeatures != 0 {
		return `if this is Esri JSON, convert it, for example with ogr2ogr -f GeoJSON`
	}
	return `write "type": "FeatureCollection" and the features under "features"`
}
