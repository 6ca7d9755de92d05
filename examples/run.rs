use plainleaf::{base::*,engine::*};
fn main(){
 let a:Vec<String>=std::env::args().collect();
 let dir=&a[1]; let out=&a[2];
 let mut files=vec![];
 for top in ["content","themes"] { for e in walkdir::WalkDir::new(format!("{dir}/{top}")).into_iter().filter_map(Result::ok).filter(|e|e.file_type().is_file()) {
  let p=e.path().strip_prefix(dir).unwrap().to_str().unwrap().to_string();
  files.push(Source::new(&p,std::fs::read(e.path()).unwrap()));
 }}
 let s=Sources::new(files);
 let mut memo=Memo::new(Box::new(NoShelf));
 let mut o=Options::on("2026-11-22".parse().unwrap());
 if a.iter().any(|x|x=="--plain"){o.minify=false}
 let t=std::time::Instant::now();
 let b=build(&s,&o,&mut memo);
 eprintln!("built {} outputs in {:?}",b.outputs.len(),t.elapsed());
 for f in &b.findings { let t=s.get(&f.place.file).and_then(|s|s.text().cloned()).unwrap_or("".into()); let (l,c)=line_column(&t,f.place.span.start); println!("{} {}:{l}:{c} [{}] {} | {}",f.severity.name(),f.place.file,f.rule,f.message,f.help); }
 for x in &b.outputs { let p=format!("{out}/{}",x.path); std::fs::create_dir_all(std::path::Path::new(&p).parent().unwrap()).unwrap(); std::fs::write(p,&x.bytes).unwrap(); }
}
