// The tests start clients, set the search path and share two cores: one after the other is faster and truthful.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
